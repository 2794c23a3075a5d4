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

type Quantization = NonNullable<WeightEntry['quantization']>;

/** What stands before the values of a weight with its own scales: a scale and a minimum, float32. */
export const BYTES_PER_CHANNEL = 8;

/** Loops of its own: on a first visit tfjs's general one is still interpreted when it is done. */
function fromUint8(bytes: Uint8Array, quantization: Quantization): Float32Array {
  if ('channels' in quantization) return fromChannels(bytes, quantization.channels);
  const { scale, min } = quantization;
  const values = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) values[i] = bytes[i]! * scale + min;
  return values;
}

/** Of all scales, all minima, then a byte a value. */
function fromChannels(bytes: Uint8Array, channels: number): Float32Array {
  let next = BYTES_PER_CHANNEL * channels;
  const maps = new Float32Array(bytes.slice(0, next).buffer);
  const values = new Float32Array(bytes.length - next);
  for (let start = 0; start < values.length; start += channels) {
    for (let channel = 0; channel < channels; channel++) {
      values[start + channel] = bytes[next++]! * maps[channel]! + maps[channels + channel]!;
    }
  }
  return values;
}
