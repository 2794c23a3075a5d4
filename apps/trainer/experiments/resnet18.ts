import { FER2013_INPUT } from '@howifeel/fer-data';
import { defineExperiment } from '../src/experiment/experiment-schema.ts';

/**
 * ResNet-18 with a stem for small images, from scratch. Published from scratch on PrivateTest: 72.4 % (Pramerdorfer &
 * Kampel 2016), 73.7 % (LetheSec, ten-crop, epoch picked on PrivateTest); not trained to the end by us yet. Four times
 * the student's arithmetic a picture: a GPU's network.
 *
 * From ImageNet instead: give torchvision's file, and the stem and the size that its filters were learnt at:
 *   --set init.from=resnet18.pth --set model.options.stem=imagenet --set learningRate=0.02 \
 *   --set layerDecay=0.8 --set input.size=112 --set model.options.inputSize=112
 */
export default defineExperiment({
  name: 'resnet18',
  description: 'ResNet-18, 11.2 M parameters, 3×3 stem and max-pool for 48 px: the teacher from scratch.',
  model: { name: 'resnet18', options: { stem: 'small-pool', dropout: 0.2 } },
  input: FER2013_INPUT,
  augment: [
    { type: 'horizontalFlip', p: 0.5 },
    { type: 'affine', rotation: 12, translate: 0.1, scale: [0.8, 1.2], shear: 0 },
    { type: 'colourJitter', brightness: 0.08, contrast: 0.2 },
    { type: 'erasing', p: 0.5, size: [6, 20] },
  ],
  batchSize: 128,
  epochs: 100,
  learningRate: 0.1,
  optimiser: { type: 'sgd', momentum: 0.9, nesterov: true, weightDecay: 5e-4 },
  schedule: { type: 'cosine', warmupSteps: 400, final: 0 },
  labelSmoothing: 0.1,
  ema: 0.999,
});
