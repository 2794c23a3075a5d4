import * as z from 'zod/mini';

/** Options that every architecture understands. */
export const architectureOptionsSchema = z.strictObject({
  /** Side of the square input in pixels. */
  inputSize: z._default(z.int().check(z.positive()), 48),
  /** Input channels: 1 gray, 3 gray repeated. */
  channels: z._default(z.union([z.literal(1), z.literal(3)]), 1),
  /** Number of output logits. */
  classes: z._default(z.int().check(z.positive()), 7),
  /** Dropout before the last dense layer. */
  dropout: z._default(z.number().check(z.minimum(0), z.maximum(0.95)), 0),
  /** Seed of the initial weights. */
  seed: z._default(z.int().check(z.nonnegative()), 0),
});

export type ArchitectureOptions = z.infer<typeof architectureOptionsSchema>;
