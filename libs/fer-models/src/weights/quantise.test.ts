import '@tensorflow/tfjs-backend-cpu';
import { expect, test } from 'vitest';
import { dequantise } from './dequantise.ts';
import { quantise, storedDtype } from './quantise.ts';

function roundTrip(values: Float32Array, dtype: 'float32' | 'float16' | 'uint8', channels = 1): Float32Array {
  const { bytes, quantization } = quantise('w', values, dtype, channels);
  const entry = { name: 'w', shape: [values.length / channels, channels], dtype, offset: 0, bytes: bytes.byteLength };
  const tensor = dequantise(quantization ? { ...entry, quantization } : entry, bytes);
  const result = tensor.dataSync() as Float32Array;
  tensor.dispose();
  return result;
}

test('all finite float16 values come back as they are', () => {
  const exact: number[] = [];
  for (let exponent = 0; exponent < 31; exponent++) {
    for (let fraction = 0; fraction < 1024; fraction++) {
      const value = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
      exact.push(value, -value);
    }
  }
  const values = Float32Array.from(exact);
  expect(roundTrip(values, 'float16')).toEqual(values);
});

test('float16 rounds to the nearest, and a tie to the even one', () => {
  const ulp = 2 ** -10;
  const values = Float32Array.of(1 + 0.5 * ulp, 1 + 1.5 * ulp, 1 + 0.5001 * ulp, 1 + 0.4999 * ulp, -(1 + 1.5 * ulp));
  expect([...roundTrip(values, 'float16')]).toEqual([1, 1 + 2 * ulp, 1 + ulp, 1, -(1 + 2 * ulp)]);
});

test('uint8 is off by at most half a step, and exact at both ends', () => {
  const values = Float32Array.from({ length: 5000 }, (_, i) => Math.sin(i) * 0.37 + 0.1);
  const result = roundTrip(values, 'uint8');
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const worst = Math.max(...values.map((value, i) => Math.abs(value - result[i])));
  expect(worst).toBeLessThanOrEqual((max - min) / 510 + 1e-6);
  expect(worst).toBeGreaterThan((max - min) / 600);
  expect(Math.min(...result)).toBeCloseTo(min, 6);
  expect(Math.max(...result)).toBeCloseTo(max, 6);
});

test('each channel has its own steps: a large one costs a small one nothing', () => {
  const size = [1, 1e-3, 40];
  const values = Float32Array.from({ length: 3000 }, (_, i) => (Math.sin(i) + 0.2) * size[i % 3]);
  const result = roundTrip(values, 'uint8', 3);
  const worst = size.map((_, channel) =>
    Math.max(
      ...values.filter((_value, i) => i % 3 === channel).map((value, i) => Math.abs(value - result[3 * i + channel])),
    ),
  );
  for (const [channel, error] of worst.entries()) {
    expect(error).toBeLessThanOrEqual((size[channel] * 2) / 510 + 1e-5 * size[channel]);
    expect(error).toBeGreaterThan((size[channel] * 2) / 600);
  }
});

test('a tensor with one scale, as older releases have it, is read as ever', () => {
  const entry = {
    name: 'w',
    shape: [2, 2],
    dtype: 'uint8' as const,
    offset: 0,
    bytes: 4,
    quantization: { scale: 0.5, min: -1 },
  };
  const tensor = dequantise(entry, Uint8Array.of(0, 1, 2, 255));
  expect([...tensor.dataSync()]).toEqual([-1, -0.5, 0, 126.5]);
  tensor.dispose();
});

test('uint8 of 64 levels uses no more, over the whole range', () => {
  const values = Float32Array.from({ length: 5000 }, (_, i) => Math.sin(i));
  const bytes = quantise('w', values, 'uint8', 1, 64).bytes.subarray(8);
  expect([Math.min(...bytes), Math.max(...bytes), new Set(bytes).size]).toEqual([0, 63, 64]);
});

test('a constant tensor survives uint8', () => {
  expect([...roundTrip(Float32Array.of(0.25, 0.25), 'uint8')]).toEqual([0.25, 0.25]);
});

test('what float16 cannot hold, and what is no number, is refused by name', () => {
  expect(() => quantise('a/kernel', Float32Array.of(1, 1e5), 'float16', 2)).toThrow(/"a\/kernel" holds 100000/);
  expect(() => quantise('a/kernel', Float32Array.of(1, NaN), 'uint8', 2)).toThrow(/"a\/kernel" holds NaN at 1/);
});

test('biases and small tensors stay float32', () => {
  expect(storedDtype([4096], 'uint8')).toBe('float32');
  expect(storedDtype([3, 3, 1, 24], 'uint8')).toBe('float32');
  expect(storedDtype([3, 3, 24, 48], 'uint8')).toBe('uint8');
  expect(storedDtype([3, 3, 24, 48], 'float16')).toBe('float16');
});
