import { inputContractSchema } from '@howifeel/fer-data/input-contract';
import { augmentSpecSchema } from '@howifeel/fer-data';
import { z } from 'zod';

const scheduleCommon = { warmupSteps: z.int().nonnegative().default(0) };

export const scheduleSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('constant'), ...scheduleCommon }),
  z.strictObject({ type: z.literal('cosine'), ...scheduleCommon, final: z.number().min(0).max(1).default(0) }),
  z.strictObject({
    type: z.literal('step'),
    ...scheduleCommon,
    everyEpochs: z.number().positive(),
    gamma: z.number().positive().max(1),
  }),
  z.strictObject({
    type: z.literal('plateau'),
    ...scheduleCommon,
    factor: z.number().positive().max(1).default(0.75),
    patience: z.int().nonnegative().default(5),
    minimum: z.number().nonnegative().default(1e-4),
  }),
]);

export const optimiserSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('sgd'),
    momentum: z.number().min(0).max(1).default(0.9),
    nesterov: z.boolean().default(true),
    weightDecay: z.number().nonnegative().default(5e-4),
  }),
  z.strictObject({
    type: z.literal('adamw'),
    beta1: z.number().min(0).max(1).default(0.9),
    beta2: z.number().min(0).max(1).default(0.999),
    epsilon: z.number().positive().default(1e-8),
    weightDecay: z.number().nonnegative().default(0.05),
  }),
]);

/** Everything that decides a run. Files in `experiments/` hold one each; flags override single fields. */
export const experimentSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and dashes'),
  description: z.string(),
  model: z.strictObject({ name: z.string(), options: z.record(z.string(), z.json()).default({}) }),
  input: inputContractSchema,
  /** Applied in this order to every training batch, [n, h, w, 1] in 0..1. */
  augment: z.array(augmentSpecSchema).default([]),
  batchSize: z.int().positive(),
  epochs: z.int().positive(),
  learningRate: z.number().positive(),
  optimiser: optimiserSchema,
  schedule: scheduleSchema,
  /** Largest L2 norm of all gradients together; 0 = no clipping. */
  clipNorm: z.number().nonnegative().default(0),
  labelSmoothing: z.number().min(0).max(0.9).default(0),
  /** Decay of the weight average; 0 = off. */
  ema: z.number().min(0).max(0.99999).default(0),
  seed: z.int().nonnegative().default(1),
});

export type Experiment = z.infer<typeof experimentSchema>;
export type ExperimentInput = z.input<typeof experimentSchema>;
export type ScheduleConfig = Experiment['schedule'];
export type OptimiserConfig = Experiment['optimiser'];

/** Gives an experiment file its types. */
export function defineExperiment(experiment: ExperimentInput): ExperimentInput {
  return experiment;
}
