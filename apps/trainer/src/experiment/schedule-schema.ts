import { z } from 'zod';

const common = {
  /** Steps over which the rate first rises from near 0 to the schedule's own. */
  warmupSteps: z.int().nonnegative().default(0),
};
const fraction = z.number().min(0).max(1);

/** How the learning rate moves. `learningRate` of the experiment is the peak; fractions here are of that peak. */
export const scheduleSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('constant'), ...common }),
  z.strictObject({ type: z.literal('cosine'), ...common, final: fraction.default(0) }),
  z.strictObject({
    type: z.literal('oneCycle'),
    ...common,
    /** Part of the run in which the rate rises. */
    rise: z.number().gt(0).lt(1).default(0.3),
    start: fraction.default(0.04),
    final: fraction.default(1e-5),
  }),
  z.strictObject({
    type: z.literal('warmRestarts'),
    ...common,
    /** Cosines in the whole run. */
    cycles: z.int().positive().default(3),
    /** Each is this much longer than the one before. */
    lengthen: z.number().min(1).default(2),
    final: fraction.default(0),
  }),
  z.strictObject({
    type: z.literal('step'),
    ...common,
    everyEpochs: z.number().positive(),
    gamma: z.number().positive().max(1),
  }),
  z.strictObject({
    type: z.literal('exponential'),
    ...common,
    /** Factor an epoch. */
    gamma: z.number().positive().max(1),
  }),
  z.strictObject({
    type: z.literal('plateau'),
    ...common,
    factor: z.number().positive().max(1).default(0.75),
    /** Epochs without a better accuracy that are waited for. */
    patience: z.int().nonnegative().default(5),
    minimum: z.number().nonnegative().default(1e-4),
  }),
]);

export type ScheduleConfig = z.infer<typeof scheduleSchema>;
