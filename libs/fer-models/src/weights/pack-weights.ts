import type { ClassifierManifest, WeightEntry } from '../manifest/manifest.ts';
import type { NamedTensor } from './named-tensor.ts';
import { quantise, storedDtype } from './quantise.ts';
import { sha256 } from './sha256.ts';

/** Largest shard: one that fits every cache and resumes cheaply. */
export const SHARD_BYTES = 4 * 1024 * 1024;

/** The `weights` of a manifest, and the files it names. */
export interface PackedWeights {
  weights: ClassifierManifest['weights'];
  /** Bytes of each shard by its SHA-256. */
  shards: Map<string, Uint8Array<ArrayBuffer>>;
}

/** How {@link packWeights} writes. */
export interface PackOptions {
  dtype: WeightEntry['dtype'];
  /**
   * How many different values a channel in uint8 may have: with 64 instead of 256 a model takes a quarter less over the wire,
   * where everything is compressed, at the cost of some accuracy (a quarter of a point, for the student). Default: 256.
   */
  levels?: number;
  /** Largest shard. */
  shardBytes?: number;
}

/**
 * Quantises weights, lays them one after the other (each at a multiple of 4 bytes), and cuts that into shards.
 * The tensors stay the caller's.
 *
 * @throws {RangeError} for a weight that is not finite or does not fit float16.
 */
export async function packWeights(
  named: readonly NamedTensor[],
  { dtype, levels, shardBytes = SHARD_BYTES }: PackOptions,
): Promise<PackedWeights> {
  const tensors: WeightEntry[] = [];
  const parts: Uint8Array[] = [];
  let total = 0;
  for (const { name, tensor } of named) {
    const stored = storedDtype(tensor.shape, dtype);
    const { bytes, quantization } = quantise(
      name,
      (await tensor.data()) as Float32Array,
      stored,
      tensor.shape.at(-1) ?? 1,
      levels,
    );
    const entry = { name, shape: [...tensor.shape], dtype: stored, offset: total, bytes: bytes.byteLength };
    tensors.push(quantization ? { ...entry, quantization } : entry);
    parts.push(bytes);
    total += Math.ceil(bytes.byteLength / 4) * 4;
  }

  const all = new Uint8Array(total);
  for (const [index, part] of parts.entries()) all.set(part, tensors[index].offset);

  const shards: PackedWeights['shards'] = new Map();
  const list: { sha256: string; bytes: number }[] = [];
  for (let start = 0; start < total; start += shardBytes) {
    const shard = all.slice(start, start + shardBytes);
    const hash = await sha256(shard);
    shards.set(hash, shard);
    list.push({ sha256: hash, bytes: shard.byteLength });
  }
  const parameters = named.reduce((sum, { tensor }) => sum + tensor.size, 0);
  return { weights: { dtype, bytes: total, parameters, shards: list, tensors }, shards };
}
