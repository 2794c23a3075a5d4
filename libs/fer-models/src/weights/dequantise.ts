import { io, tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { WeightEntry } from '../manifest/manifest.ts';

/**
 * Turns the bytes of one weight back into a float32 tensor, which is the caller's.
 *
 * @param bytes exactly those of this weight
 */
export function dequantise(entry: WeightEntry, bytes: Uint8Array): Tensor {
  const { name, shape, dtype } = entry;
  if (dtype === 'uint8') return tensor(fromUint8(bytes, entry.quantization!), shape);
  const quantization = dtype === 'float16' ? { dtype } : undefined;
  const spec = { name, shape, dtype: 'float32' as const, ...(quantization && { quantization }) };
  return io.decodeWeights(new Uint8Array(bytes).buffer, [spec])[name];
}

/** A loop of its own: on a first visit tfjs's general one is still interpreted when it is done. */
function fromUint8(bytes: Uint8Array, { scale, min }: { scale: number; min: number }): Float32Array {
  const values = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) values[i] = bytes[i]! * scale + min;
  return values;
}
