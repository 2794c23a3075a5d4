import { z } from 'zod';

const tensor = z.strictObject({
  name: z.string().min(1),
  shape: z.array(z.int().positive()),
  dtype: z.enum(['float32', 'uint8']),
  /** Where its values begin in the file; float32 is little-endian and aligned to 4. */
  offset: z.int().nonnegative(),
  bytes: z.int().positive(),
  /** Of uint8: value = scale · byte + min. */
  quantization: z.strictObject({ scale: z.number(), min: z.number() }).optional(),
});

/** A published SSD detector: what its one file of weights holds. The same form as a model's manifest, as far as it goes. */
export const ssdManifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('face-detector'),
  architecture: z.literal('res10_300x300_ssd'),
  name: z.string(),
  license: z.string(),
  /** Which files it was made from: their names and SHA-256. */
  sources: z.array(z.strictObject({ name: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
  /** Of two boxes overlapping by more than this (IoU) the less certain one is dropped. */
  overlap: z.number().min(0).max(1),
  weights: z.strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().positive(),
    tensors: z.array(tensor),
  }),
});

/** See {@link ssdManifestSchema}. */
export type SsdManifest = z.infer<typeof ssdManifestSchema>;
