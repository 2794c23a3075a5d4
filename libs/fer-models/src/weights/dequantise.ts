import { io, type Tensor } from '@tensorflow/tfjs-core';
import type { WeightEntry } from '../manifest/manifest.ts';

/**
 * Turns the bytes of one weight back into a float32 tensor, which is the caller's.
 *
 * @param bytes exactly those of this weight
 */
export function dequantise(entry: WeightEntry, bytes: Uint8Array): Tensor {
  const { name, shape, dtype } = entry;
  const quantization =
    dtype === 'float32' ? undefined : { dtype, ...(dtype === 'uint8' ? entry.quantization! : undefined) };
  const spec = { name, shape, dtype: 'float32' as const, ...(quantization && { quantization }) };
  return io.decodeWeights(new Uint8Array(bytes).buffer, [spec])[name];
}
