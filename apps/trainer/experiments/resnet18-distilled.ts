import { defineExperiment } from '../src/experiment/experiment-schema.ts';
import resnet18 from './resnet18.ts';

/**
 * The released ResNet-18 goes on where it stands, at 96 px instead of 80, and learns beside the labels from what the
 * released networks say of each training picture and its mirror image (Hinton et al. 2015, arXiv 1503.02531). Half of the
 * batches are mixed (Zhang et al. 2018, arXiv 1710.09412): without, it learnt Training by heart after some 35 epochs.
 * 21 epochs in 105 minutes on two CPU cores (native, bf16) from the 69.7 % of `resnet18` gave 70.4 % on PublicTest, 70.6 % with
 * flip; once more from that release brought nothing. From labels alone 11 epochs in 52 minutes from it gave 70.3 %, and the average of
 * both 70.8 %, 71.1 % with flip, in uint8: that one is released.
 *   --set distil=null --set labelSmoothing=0.1 --minutes 52
 *   trainer average resnet18 <that run> --shares 5,5
 */
export default defineExperiment({
  ...resnet18,
  name: 'resnet18-distilled',
  description: 'The released ResNet-18, at 96 px, taught by the released networks.',
  model: { ...resnet18.model, options: { ...resnet18.model.options, inputSize: 96 } },
  input: { ...resnet18.input, size: 96 },
  augment: [
    // What is erased grows with the picture.
    ...(resnet18.augment ?? []).map((spec) =>
      spec.type === 'erasing' ? { ...spec, size: [7, 24] satisfies [number, number] } : spec,
    ),
    { type: 'mixup', p: 0.5, alpha: 0.4 },
  ],
  init: { from: 'resnet18' },
  distil: { teachers: ['student', 'vit', 'resnet18', 'vgg13'], weight: 0.5, temperature: 2 },
  learningRate: 0.03,
  schedule: { type: 'cosine', warmupSteps: 200, final: 0 },
});
