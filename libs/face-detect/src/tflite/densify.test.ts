import { expect, test } from 'vitest';
import { readDetectorFile } from '../testing/detector-file.ts';
import { densify } from './densify.ts';
import { readTflite } from './read-tflite.ts';
import type { TfliteTensor } from './tflite-model.ts';

/** [[0, 5, 0], [7, 0, 9]] */
const sparse: TfliteTensor = {
  name: 'example',
  shape: [2, 3],
  type: 'int32',
  data: new Uint8Array(Int32Array.of(5, 7, 9).buffer),
  sparsity: [
    { format: 'dense', size: 2 },
    { format: 'csr', segments: [0, 1, 3], indices: [1, 0, 2] },
  ],
};

test('puts the zeros back', () => {
  expect([...new Int32Array(densify(sparse).slice().buffer)]).toEqual([0, 5, 0, 7, 0, 9]);
});

test('leaves a dense tensor alone', () => {
  const dense = { ...sparse, sparsity: null };
  expect(densify(dense)).toBe(dense.data);
});

test('refuses an index that does not match the values', () => {
  expect(() => densify({ ...sparse, data: sparse.data.slice(4) })).toThrow(/example is damaged: .* 3 values.* holds 2/);
});

test('the sparse full range comes out with as many non-zeros as it stores', () => {
  const model = readTflite(readDetectorFile('face_detection_full_range_sparse.tflite'));
  const kernel = model.tensors.find(({ name }) => name.includes('conv2d_12/Conv2D'))!;
  const values = new Uint16Array(densify(kernel).slice().buffer);
  expect(kernel.shape).toEqual([128, 1, 1, 32]);
  expect(values).toHaveLength(128 * 32);
  expect(values.filter((value) => value !== 0)).toHaveLength(kernel.data.length / 2);
});
