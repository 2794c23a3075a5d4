import { defineExperiment } from '../src/experiment/experiment-schema.ts';
import vit from './vit.ts';

/**
 * The released ViT goes on where it stands, and learns beside the labels from what the other released networks say of each
 * training picture and its mirror image (Hinton et al. 2015, arXiv 1503.02531). Seven epochs in 46 minutes on two CPU cores
 * (native, bf16) gave 65.9 % on PublicTest, 66.5 % with flip, from 65.1 and 65.4 % (`vit`).
 */
export default defineExperiment({
  ...vit,
  name: 'vit-distilled',
  description: 'The released ViT-Tiny/16 at 96 px, taught by the other released networks.',
  init: { from: 'vit' },
  distil: { teachers: ['student', 'vgg13', 'resnet18'], weight: 0.5, temperature: 2 },
  learningRate: 3e-4,
  schedule: { type: 'cosine', warmupSteps: 100, final: 0 },
  labelSmoothing: 0,
});
