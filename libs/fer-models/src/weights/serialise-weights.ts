import { z } from 'zod';
import type { NamedTensor } from './named-tensor.ts';

/** Describes the bytes beside it: what `weights.json` holds. Offsets and lengths are in bytes. */
export const serialisedWeightsSchema = z.strictObject({
  format: z.literal('howifeel-weights'),
  version: z.literal(1),
  bytes: z.int().nonnegative(),
  tensors: z.array(
    z.strictObject({
      name: z.string(),
      dtype: z.enum(['float32', 'int32']),
      shape: z.array(z.int().nonnegative()),
      offset: z.int().nonnegative(),
    }),
  ),
});

/** See {@link serialisedWeightsSchema}. */
export type SerialisedWeights = z.infer<typeof serialisedWeightsSchema>;

/**
 * Writes tensors down without any loss (float32 and int32, little-endian, one after the other), for checkpoints.
 * The tensors stay the caller's.
 *
 * @returns `json`, to be stringified beside `bytes`.
 * @throws {TypeError} for a dtype other than float32 and int32, or a name that is there twice.
 * @example
 * const { json, bytes } = await serialiseWeights(namedWeights(model));
 */
export async function serialiseWeights(
  weights: readonly NamedTensor[],
): Promise<{ json: SerialisedWeights; bytes: Uint8Array }> {
  const tensors: SerialisedWeights['tensors'] = [];
  const seen = new Set<string>();
  let total = 0;
  for (const { name, tensor } of weights) {
    const { dtype } = tensor;
    if (dtype !== 'float32' && dtype !== 'int32') {
      throw new TypeError(`Weight "${name}" is ${dtype}: only float32 and int32 can be stored. Cast it first.`);
    }
    if (seen.has(name)) throw new TypeError(`Two weights are called "${name}": give each its own name.`);
    seen.add(name);
    tensors.push({ name, dtype, shape: [...tensor.shape], offset: total });
    total += tensor.size * 4;
  }
  const bytes = new Uint8Array(total);
  for (const [index, { tensor }] of weights.entries()) {
    const { buffer, byteOffset, byteLength } = await tensor.data();
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), tensors[index].offset);
  }
  return { json: { format: 'howifeel-weights', version: 1, bytes: total, tensors }, bytes };
}
