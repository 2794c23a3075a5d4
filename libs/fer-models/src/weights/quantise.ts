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
 * Writes values as float32, as float16 (rounded to nearest, ties to even) or as uint8 with one affine map a tensor:
 * value ≈ min + scale × byte, off by at most scale / 2. Little-endian.
 *
 * @param levels how many different bytes uint8 may use, 2..256
 * @throws {RangeError} for a value that is not finite, or beyond ±65504 in float16.
 */
export function quantise(
  name: string,
  values: Float32Array,
  dtype: Dtype,
  levels = 256,
): { bytes: Uint8Array<ArrayBuffer>; quantization?: { scale: number; min: number } } {
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new RangeError(
      `Weight "${name}" holds ${values[bad]} at ${bad}: the training diverged. Publish an earlier epoch.`,
    );
  }
  if (dtype === 'float32') return { bytes: new Uint8Array(Float32Array.from(values).buffer) };
  return dtype === 'float16' ? { bytes: toFloat16(name, values) } : toUint8(values, levels);
}

function toFloat16(name: string, values: Float32Array): Uint8Array<ArrayBuffer> {
  const bad = values.find((value) => Math.abs(value) > MAX_FLOAT16);
  if (bad !== undefined) {
    throw new RangeError(`Weight "${name}" holds ${bad}, beyond ±${MAX_FLOAT16} of float16. Publish as float32.`);
  }
  // In the machine's byte order, which is little-endian wherever JavaScript runs. setFloat16 is sixty times slower.
  return new Uint8Array(new Float16Array(values).buffer as ArrayBuffer);
}

function toUint8(values: Float32Array, levels: number) {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const scale = (max - min) / (levels - 1);
  const bytes = Uint8Array.from(values, (value) => (scale === 0 ? 0 : Math.round((value - min) / scale)));
  return { bytes, quantization: { scale, min } };
}
