import { z } from 'zod';

/** The update rule. Weight decay is for matrices and filters only, never for biases and batch norm. */
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

export type OptimiserConfig = z.infer<typeof optimiserSchema>;
