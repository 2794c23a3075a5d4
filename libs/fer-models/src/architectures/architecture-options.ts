import { z } from 'zod';

/** Options that every architecture understands. */
export const architectureOptionsSchema = z.strictObject({
  /** Side of the square input in pixels. */
  inputSize: z.int().positive().default(48),
  /** Input channels: 1 gray, 3 gray repeated. */
  channels: z.union([z.literal(1), z.literal(3)]).default(1),
  /** Number of output logits. */
  classes: z.int().positive().default(7),
  /** Dropout before the last dense layer. */
  dropout: z.number().min(0).max(0.95).default(0),
  /** Seed of the initial weights. */
  seed: z.int().nonnegative().default(0),
});

export type ArchitectureOptions = z.infer<typeof architectureOptionsSchema>;
