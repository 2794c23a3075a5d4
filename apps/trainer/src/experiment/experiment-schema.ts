import { inputContractSchema } from '@howifeel/fer-data/input-contract';
import { augmentSpecSchema } from '@howifeel/fer-data';
import { z } from 'zod';
import { optimiserSchema } from './optimiser-schema.ts';
import { scheduleSchema } from './schedule-schema.ts';

/**
 * Everything that decides a run. Files in `experiments/` hold one each; flags override single fields. A new field needs
 * a default that changes nothing: the config.json of an older run must still parse.
 */
export const experimentSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and dashes'),
  description: z.string(),
  model: z.strictObject({ name: z.string(), options: z.record(z.string(), z.json()).default({}) }),
  input: inputContractSchema,
  data: z
    .strictObject({
      /** `official`: train on Training, select on PublicTest. `90/10`: both on Training, cut by class and seed. */
      split: z.enum(['official', '90/10']).default('official'),
      /** Leaves flat and contradicting images out of Training. */
      clean: z.boolean().default(false),
    })
    .prefault({}),
  /**
   * Applied in this order to every training batch, [n, h, w, 1] in 0..1; mixup and cutmix, which change labels too,
   * after all others.
   */
  augment: z.array(augmentSpecSchema).default([]),
  /** `weights`: the loss of rare classes counts more. `sampling`: every class is drawn equally often. */
  balance: z.enum(['none', 'weights', 'sampling']).default('none'),
  batchSize: z.int().positive(),
  /**
   * Passes that a batch is cut into: their gradients add up to the whole batch's, with a part of the memory. Batch norm
   * sees the parts, each with its own mean and variance.
   */
  accumulate: z.int().positive().default(1),
  epochs: z.int().positive(),
  /** Ends the run when PublicTest accuracy has not risen for this many epochs; 0 = never. */
  earlyStopping: z.int().nonnegative().default(0),
  learningRate: z.number().positive(),
  /** Factor on the learning rate from one block to the one below it, counted from the output; 1 = the same for all. */
  layerDecay: z.number().positive().max(1).default(1),
  optimiser: optimiserSchema,
  schedule: scheduleSchema,
  /** Largest L2 norm of all gradients together; 0 = no clipping. */
  clipNorm: z.number().nonnegative().default(0),
  loss: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('crossEntropy') }),
      /** Easy images count less (Lin et al. 2017, arXiv 1708.02002). */
      z.strictObject({ type: z.literal('focal'), gamma: z.number().nonnegative().default(2) }),
    ])
    .prefault({ type: 'crossEntropy' }),
  labelSmoothing: z.number().min(0).max(0.9).default(0),
  /** Learn from the mean probabilities of released models or runs (Hinton et al. 2015, arXiv 1503.02531). */
  distil: z
    .strictObject({
      /** Ids or folders of released models, or run folders. */
      teachers: z.array(z.string()).min(1),
      /** Share of the teachers in the loss; the rest is the labels'. */
      weight: z.number().min(0).max(1).default(0.7),
      /** Softens both sides' probabilities. */
      temperature: z.number().positive().default(3),
    })
    .nullable()
    .default(null),
  /** Where the first weights come from; what it lacks stays at its initial values and is listed. */
  init: z
    .strictObject({
      /** A run folder, a released id or published folder, or a checkpoint (safetensors or PyTorch, see `trainer import`). */
      from: z.string(),
    })
    .nullable()
    .default(null),
  /** Layers that do not learn at first. Batch norm's moving statistics keep following the data. */
  freeze: z
    .array(
      z.strictObject({
        /** Beginnings of layer names; `""` means all. */
        layers: z.array(z.string()).min(1),
        except: z.array(z.string()).default([]),
        /** Frozen for this many epochs; without it, to the end. */
        epochs: z.int().positive().optional(),
      }),
    )
    .default([]),
  /** Decay of the weight average; 0 = off. */
  ema: z.number().min(0).max(0.99999).default(0),
  seed: z.int().nonnegative().default(1),
});

export type Experiment = z.infer<typeof experimentSchema>;
export type ExperimentInput = z.input<typeof experimentSchema>;

/** Gives an experiment file its types. */
export function defineExperiment(experiment: ExperimentInput): ExperimentInput {
  return experiment;
}
