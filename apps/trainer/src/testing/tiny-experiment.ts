import { FER2013_INPUT } from '@howifeel/fer-data';
import { type Experiment, experimentSchema } from '../experiment/experiment-schema.ts';

/** A run of seconds that uses every part of the loop: augmentation, dropout, momentum, clipping, averaging. */
export function tinyExperiment(overrides: Partial<Experiment> = {}): Experiment {
  return {
    ...experimentSchema.parse({
      name: 'tiny',
      description: 'for tests',
      model: { name: 'student', options: { width: 4, dropout: 0.2 } },
      input: FER2013_INPUT,
      augment: [
        { type: 'horizontalFlip', p: 0.5 },
        { type: 'affine', rotation: 5, translate: 0.02, scale: [0.95, 1.05], shear: 0 },
        { type: 'colourJitter', brightness: 0.1, contrast: 0.1 },
        { type: 'erasing', p: 0.3, size: [4, 8] },
      ],
      batchSize: 14,
      epochs: 4,
      learningRate: 0.05,
      optimiser: { type: 'sgd', weightDecay: 1e-4 },
      schedule: { type: 'cosine', warmupSteps: 2 },
      clipNorm: 5,
      labelSmoothing: 0.1,
      ema: 0.9,
    }),
    ...overrides,
  };
}
