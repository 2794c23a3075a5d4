import { FER2013_INPUT } from '@howifeel/fer-data';
import { defineExperiment } from '../src/experiment/experiment-schema.ts';

/**
 * ViT-Tiny on 96 px in patches of 16: 36 tokens, a fifth of the arithmetic of 224 px. Transformers see little in 28,709
 * pictures on their own, so start from timm's ImageNet weights (positions are interpolated, the RGB filters summed):
 *   --set init.from=vit_tiny_patch16_224.safetensors
 * 8 epochs in 62 minutes on two CPU cores (native, bf16) gave 65.1 % on PublicTest, 65.4 % with flip; `vit-distilled` goes on
 * from there. Published from ImageNet: 71.2 % on PrivateTest for ViT-Base at 224 px.
 */
export default defineExperiment({
  name: 'vit',
  description: 'ViT-Tiny/16 at 96 px, 5.4 M parameters; to be fine-tuned from ImageNet weights.',
  model: { name: 'vit', options: { size: 'tiny', inputSize: 96, patchSize: 16, dropout: 0.1 } },
  // The checkpoint was trained on pixels in −1..1.
  input: { ...FER2013_INPUT, size: 96, mean: [0.5], std: [0.5] },
  augment: [
    { type: 'horizontalFlip', p: 0.5 },
    { type: 'affine', rotation: 12, translate: 0.075, scale: [0.85, 1.15], shear: 0 },
    { type: 'colourJitter', brightness: 0.08, contrast: 0.2 },
    { type: 'erasing', p: 0.25, size: [6, 16] },
  ],
  batchSize: 96,
  epochs: 30,
  learningRate: 6e-4,
  layerDecay: 0.85,
  optimiser: { type: 'adamw', weightDecay: 0.05 },
  schedule: { type: 'cosine', warmupSteps: 200, final: 0 },
  clipNorm: 1,
  labelSmoothing: 0.1,
  ema: 0.998,
});
