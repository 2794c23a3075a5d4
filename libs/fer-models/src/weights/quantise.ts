import { Float16Array } from '@petamoriken/float16';
import type { WeightEntry } from '../manifest/manifest.ts';

type Dtype = WeightEntry['dtype'];

/** Tensors with fewer values than this are always stored as float32: together they are a few KB. */
const SMALL = 1024;

/** Largest finite float16. */
const MAX_FLOAT16 = 65504;

/**
 * How a tensor is stored in a release of `dtype`. Vectors (biases) and small tensors stay float32: they cost next to
 * nothing to keep and much in accuracy to round.
 */
export function storedDtype(shape: readonly number[], dtype: Dtype): Dtype {
  const size = shape.reduce((a, b) => a * b, 1);
  return shape.length < 2 || size < SMALL ? 'float32' : dtype;
}

/**
 * Writes values as float32, as float16 (rounded to nearest, ties to even) or as uint8 with one affine map a channel:
 * value ≈ min + scale × byte, off by at most scale / 2 (per-channel, Krishnamoorthi 2018, arXiv 1806.08342, section 3.1).
 * Little-endian.
 *
 * @param channels length of the tensor's last axis: a convolution's or dense layer's outputs
 * @param levels how many different bytes a channel in uint8 may use, 2..256
 * @throws {RangeError} for a value that is not finite, or beyond ±65504 in float16.
 */
export function quantise(
  name: string,
  values: Float32Array,
  dtype: Dtype,
  channels: number,
  levels = 256,
): { bytes: Uint8Array<ArrayBuffer>; quantization?: { channels: number } } {
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new RangeError(
      `Weight "${name}" holds ${values[bad]} at ${bad}: the training diverged. Publish an earlier epoch.`,
    );
  }
  if (dtype === 'float32') return { bytes: new Uint8Array(Float32Array.from(values).buffer) };
  return dtype === 'float16' ? { bytes: toFloat16(name, values) } : toUint8(values, channels, levels);
}

function toFloat16(name: string, values: Float32Array): Uint8Array<ArrayBuffer> {
  const bad = values.find((value) => Math.abs(value) > MAX_FLOAT16);
  if (bad !== undefined) {
    throw new RangeError(`Weight "${name}" holds ${bad}, beyond ±${MAX_FLOAT16} of float16. Publish as float32.`);
  }
  // In the machine's byte order, which is little-endian wherever JavaScript runs. setFloat16 is sixty times slower.
  return new Uint8Array(new Float16Array(values).buffer as ArrayBuffer);
}

/** All scales, all minima, then a byte a value. */
function toUint8(values: Float32Array, channels: number, levels: number) {
  const mins = new Float32Array(channels).fill(Infinity);
  const maxs = new Float32Array(channels).fill(-Infinity);
  for (const [i, value] of values.entries()) {
    const channel = i % channels;
    mins[channel] = Math.min(mins[channel], value);
    maxs[channel] = Math.max(maxs[channel], value);
  }
  const scales = mins.map((min, channel) => (maxs[channel] - min) / (levels - 1));
  const bytes = new Uint8Array(2 * scales.byteLength + values.length);
  bytes.set(new Uint8Array(scales.buffer));
  bytes.set(new Uint8Array(mins.buffer), scales.byteLength);
  const start = 2 * scales.byteLength;
  for (const [i, value] of values.entries()) {
    const channel = i % channels;
    const scale = scales[channel];
    bytes[start + i] = scale === 0 ? 0 : Math.min(levels - 1, Math.round((value - mins[channel]) / scale));
  }
  return { bytes, quantization: { channels } };
}
