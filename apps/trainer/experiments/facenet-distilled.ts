import { defineExperiment } from '../src/experiment/experiment-schema.ts';
import facenet from './facenet.ts';

/**
 * FaceNet's network without weights of face recognition: straight from random weights to expressions, on the smallest
 * picture that it takes, taught by the labels and by what the released student says of each training picture and its mirror
 * image (Hinton et al. 2015, arXiv 1503.02531). An epoch takes 11.7 minutes on two cores of a Xeon (native): in the few that
 * two hours allow nothing is learnt by heart, so pictures are changed little and nothing of them is erased.
 */
export default defineExperiment({
  ...facenet,
  name: 'facenet-distilled',
  description: 'FaceNet (Inception-ResNet-v1) at 75 px, 23.5 M parameters, from scratch, taught by the student.',
  model: { name: 'facenet', options: { inputSize: 75, dropout: 0.1 } },
  input: { ...facenet.input, size: 75 },
  augment: [
    { type: 'horizontalFlip', p: 0.5 },
    { type: 'affine', rotation: 10, translate: 0.06, scale: [0.88, 1.12], shear: 0 },
    { type: 'colourJitter', brightness: 0.08, contrast: 0.2 },
  ],
  distil: { teachers: ['student'], weight: 0.7, temperature: 2 },
  batchSize: 128,
  learningRate: 0.08,
  layerDecay: 1,
  schedule: { type: 'cosine', warmupSteps: 100, final: 0 },
  freeze: [],
  labelSmoothing: 0,
  ema: 0.996,
});
