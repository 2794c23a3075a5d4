import { z } from 'zod';

/** One network with the formula's weights, and what PyTorch computes with it for the formula's picture. */
export const torchCaseSchema = z.strictObject({
  architecture: z.string(),
  options: z.record(z.string(), z.json()).and(z.object({ inputSize: z.int(), channels: z.int() })),
  /** Shapes in the checkpoint that are not those of our network: torchvision pools to 7 × 7 first. */
  state: z.record(z.string(), z.array(z.int())).optional(),
  /** As PyTorch counts them. */
  parameters: z.int(),
  outputs: z.array(z.number()),
});

export type TorchCase = z.infer<typeof torchCaseSchema>;

/** What is compared: every architecture, stem and head; at sizes that take seconds on a CPU. */
export const TORCH_CASES: Omit<TorchCase, 'parameters' | 'outputs'>[] = [
  { architecture: 'resnet18', options: { inputSize: 64, channels: 3, classes: 7, stem: 'imagenet' } },
  { architecture: 'resnet18', options: { inputSize: 48, channels: 1, classes: 7, stem: 'small-pool' } },
  { architecture: 'resnet18', options: { inputSize: 24, channels: 1, classes: 7, stem: 'small' } },
  { architecture: 'vgg13', options: { inputSize: 48, channels: 1, classes: 7, head: 'gap' } },
  {
    architecture: 'vgg13',
    options: { inputSize: 224, channels: 3, classes: 7, width: 16, head: 'dense', headUnits: 64 },
  },
  {
    architecture: 'vgg13',
    options: { inputSize: 64, channels: 1, classes: 7, width: 8, head: 'dense', headUnits: 64 },
    state: { 'classifier.0.weight': [64, 64 * 7 * 7] },
  },
  { architecture: 'vit', options: { inputSize: 96, channels: 3, classes: 7, size: 'tiny', patchSize: 16 } },
  { architecture: 'vit', options: { inputSize: 48, channels: 1, classes: 7, size: 'small', patchSize: 8, depth: 4 } },
  { architecture: 'facenet', options: { inputSize: 96, channels: 3, classes: 7, head: 'classifier' } },
  { architecture: 'facenet', options: { inputSize: 81, channels: 1, head: 'embedding' } },
];
