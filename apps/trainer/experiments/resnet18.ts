import { FER2013_INPUT } from '@howifeel/fer-data';
import { defineExperiment } from '../src/experiment/experiment-schema.ts';

/**
 * ResNet-18 from ImageNet, at 80 px, where its 7×7 stem costs what a stem for small pictures costs at 48; taught by the
 * labels and by the released student. Give torchvision's weights:
 *   --set init.from=resnet18.pth
 * 14 epochs in 75 minutes on two CPU cores (native, bf16), without the noise, gave 66.4 % on PublicTest; 46 more from there
 * in 118, from the labels alone, 69.7 %, with flip 70.2 %; how the released one went on from there: `resnet18-distilled`.
 *   --set init.from=runs/resnet18-… --set distil=null --set labelSmoothing=0.1 --minutes 118
 * Published from scratch on PrivateTest: 72.4 % (Pramerdorfer & Kampel 2016), 73.7 % (LetheSec, ten-crop, epoch picked on
 * PrivateTest).
 *
 * From scratch, on the pictures' own pixels:
 *   --set model.options.stem=small-pool --set input.size=48 --set model.options.inputSize=48 --set learningRate=0.1 \
 *   --set layerDecay=1 --set distil=null --set labelSmoothing=0.1
 */
export default defineExperiment({
  name: 'resnet18',
  description: 'ResNet-18 at 80 px, 11.2 M parameters; to be fine-tuned from ImageNet weights.',
  model: { name: 'resnet18', options: { stem: 'imagenet', inputSize: 80, dropout: 0.2 } },
  input: { ...FER2013_INPUT, size: 80 },
  augment: [
    { type: 'horizontalFlip', p: 0.5 },
    { type: 'affine', rotation: 12, translate: 0.1, scale: [0.8, 1.2], shear: 0 },
    { type: 'colourJitter', brightness: 0.08, contrast: 0.2 },
    { type: 'erasing', p: 0.5, size: [6, 20] },
    { type: 'noise', p: 0.2, sigma: [0, 0.04] },
  ],
  batchSize: 128,
  epochs: 30,
  learningRate: 0.04,
  layerDecay: 0.9,
  optimiser: { type: 'sgd', momentum: 0.9, nesterov: true, weightDecay: 5e-4 },
  schedule: { type: 'cosine', warmupSteps: 400, final: 0 },
  distil: { teachers: ['student'], weight: 0.5, temperature: 2 },
  ema: 0.998,
});
