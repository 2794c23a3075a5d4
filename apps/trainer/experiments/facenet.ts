import { FER2013_INPUT } from '@howifeel/fer-data';
import { defineExperiment } from '../src/experiment/experiment-schema.ts';

/**
 * FaceNet (Inception-ResNet-v1), which has learnt to tell people apart, taught their expressions. Start from
 * facenet-pytorch's VGGFace2 weights:
 *   --set init.from=20180402-114759-vggface2.pt
 * The classifier learns alone for three epochs, then everything. Published for face-recognition weights: 71.3 % on
 * PrivateTest (VGGFace2, ResNet50); not measured by us yet. 23.5 M parameters and 0.38 GMAC a picture at 96 px: a GPU's
 * network.
 */
export default defineExperiment({
  name: 'facenet',
  description: 'FaceNet (Inception-ResNet-v1) at 96 px, 23.5 M parameters; to be fine-tuned from VGGFace2 weights.',
  model: { name: 'facenet', options: { inputSize: 96, dropout: 0.4 } },
  // facenet-pytorch whitens with (pixel − 127.5) / 128.
  input: { ...FER2013_INPUT, size: 96, mean: [0.498], std: [0.502] },
  augment: [
    { type: 'horizontalFlip', p: 0.5 },
    { type: 'affine', rotation: 10, translate: 0.075, scale: [0.85, 1.15], shear: 0 },
    { type: 'colourJitter', brightness: 0.08, contrast: 0.2 },
    { type: 'erasing', p: 0.4, size: [6, 20] },
  ],
  batchSize: 64,
  epochs: 30,
  learningRate: 0.01,
  layerDecay: 0.95,
  optimiser: { type: 'sgd', momentum: 0.9, nesterov: true, weightDecay: 5e-4 },
  schedule: { type: 'cosine', warmupSteps: 800, final: 0 },
  freeze: [{ layers: [''], except: ['logits', 'last_'], epochs: 3 }],
  labelSmoothing: 0.1,
  ema: 0.999,
});
