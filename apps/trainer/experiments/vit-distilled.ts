import { defineExperiment } from '../src/experiment/experiment-schema.ts';
import vit from './vit.ts';

/**
 * The released ViT goes on where it stands, and learns beside the labels from what the other released networks say of each
 * training picture and its mirror image (Hinton et al. 2015, arXiv 1503.02531). Seven epochs in 46 minutes on two CPU cores
 * (native, bf16) gave 65.9 % on PublicTest, 66.5 % with flip, from 65.1 and 65.4 % (`vit`); 16 more from there in 65 minutes,
 * of teachers who had become better and with a little noise on the pictures, 69.4 % and 69.8 %: that one is released. Nine
 * more brought nothing.
 */
export default defineExperiment({
  ...vit,
  name: 'vit-distilled',
  description: 'The released ViT-Tiny/16 at 96 px, taught by the other released networks.',
  augment: [...(vit.augment ?? []), { type: 'noise', p: 0.2, sigma: [0, 0.04] }],
  init: { from: 'vit' },
  distil: { teachers: ['student', 'vgg13', 'resnet18'], weight: 0.5, temperature: 2 },
  learningRate: 4e-4,
  schedule: { type: 'cosine', warmupSteps: 100, final: 0 },
  labelSmoothing: 0,
});
