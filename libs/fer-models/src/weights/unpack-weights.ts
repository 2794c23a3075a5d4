import type { ClassifierManifest, WeightEntry } from '../manifest/manifest.ts';
import { ModelError } from '../manifest/model-error.ts';
import { BYTES_PER_CHANNEL, dequantise } from './dequantise.ts';
import type { NamedTensor } from './named-tensor.ts';

const BYTES_PER_VALUE = { float32: 4, float16: 2, uint8: 1 } as const;

/**
 * The inverse of `packWeights`: float32 tensors, which are the caller's to dispose.
 *
 * @param shards their (verified) bytes, in the order of `weights.shards`
 * @throws {ModelError} `manifest-invalid` when the manifest contradicts itself about a weight.
 */
export function unpackWeights(weights: ClassifierManifest['weights'], shards: readonly Uint8Array[]): NamedTensor[] {
  const all = new Uint8Array(shards.reduce((sum, shard) => sum + shard.byteLength, 0));
  let start = 0;
  for (const shard of shards) {
    all.set(shard, start);
    start += shard.byteLength;
  }
  for (const entry of weights.tensors) checkEntry(entry, all.byteLength);
  return weights.tensors.map((entry) => ({
    name: entry.name,
    tensor: dequantise(entry, all.subarray(entry.offset, entry.offset + entry.bytes)),
  }));
}

function checkEntry(entry: WeightEntry, total: number): void {
  const fault = faultOf(entry, total);
  if (!fault) return;
  throw new ModelError(
    'manifest-invalid',
    `Weight "${entry.name}" ${fault}: the manifest is damaged.`,
    'Publish the model again.',
  );
}

function faultOf({ shape, dtype, offset, bytes, quantization }: WeightEntry, total: number): string | undefined {
  const channels = quantization && 'channels' in quantization ? quantization.channels : 0;
  const expected = shape.reduce((a, b) => a * b, 1) * BYTES_PER_VALUE[dtype] + BYTES_PER_CHANNEL * channels;
  if (channels && channels !== shape.at(-1)) {
    return `has scales for ${channels} channels, but [${shape}] has ${shape.at(-1)}`;
  }
  if (bytes !== expected) return `has ${bytes} bytes, but [${shape}] in ${dtype} needs ${expected}`;
  if (offset + bytes > total) return `ends at byte ${offset + bytes}, but the shards hold ${total}`;
  if (dtype === 'uint8' && !quantization) return 'is uint8 without a scale';
  return undefined;
}
