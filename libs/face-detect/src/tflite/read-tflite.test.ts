import { describe, expect, test } from 'vitest';
import { readDetectorFile } from '../testing/detector-file.ts';
import { readTflite } from './read-tflite.ts';
import type { TfliteModel } from './tflite-model.ts';

function countOperators({ operators }: TfliteModel): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name } of operators) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function constantBytes({ tensors }: TfliteModel): number {
  return tensors.reduce((sum, { data }) => sum + data.length, 0);
}

describe('short range', () => {
  const model = readTflite(readDetectorFile('face_detection_short_range.tflite'));

  test('has the tensor table of the file', () => {
    expect(model.tensors).toHaveLength(250);
    expect(model.tensors[0]).toMatchObject({ name: 'input', shape: [1, 128, 128, 3], type: 'float32' });
    expect(model.tensors[1]).toMatchObject({ name: 'conv2d/Kernel', shape: [24, 5, 5, 3], type: 'float16' });
    expect(model.tensors[1]?.data).toHaveLength(24 * 5 * 5 * 3 * 2);
    expect(model.inputs).toEqual([0]);
    expect(model.outputs.map((index) => model.tensors[index]?.shape)).toEqual([
      [1, 896, 16],
      [1, 896, 1],
    ]);
  });

  test('has the operators of the file with their options', () => {
    expect(countOperators(model)).toEqual({
      DEQUANTIZE: 74,
      CONV_2D: 21,
      DEPTHWISE_CONV_2D: 16,
      ADD: 16,
      RELU: 17,
      PAD: 11,
      MAX_POOL_2D: 3,
      RESHAPE: 4,
      CONCATENATION: 2,
    });
    expect(model.operators.find(({ name }) => name === 'CONV_2D')).toEqual({
      name: 'CONV_2D',
      padding: 'same',
      strides: [2, 2],
      dilations: [1, 1],
      activation: 'linear',
      inputs: [0, 224, 193],
      output: 3,
    });
    expect(model.operators.at(-1)).toMatchObject({ name: 'CONCATENATION', axis: 1, output: 175 });
  });

  test('has 101,390 float16 weights and the paddings of 11 PADs as constants', () => {
    expect(constantBytes(model)).toBe(2 * 101_390 + 11 * 32);
  });
});

test('full range has 2304 anchors and bilinear upsampling', () => {
  const model = readTflite(readDetectorFile('face_detection_full_range.tflite'));
  expect(model.tensors).toHaveLength(544);
  expect(model.tensors[0]).toMatchObject({ shape: [1, 192, 192, 3] });
  expect(model.tensors[model.outputs[0]!]).toMatchObject({ shape: [1, 2304, 16] });
  expect(model.operators.filter(({ name }) => name === 'RESIZE_BILINEAR')).toHaveLength(3);
  expect(model.operators.find(({ name }) => name === 'RESIZE_BILINEAR')).toMatchObject({
    alignCorners: false,
    halfPixelCenters: true,
  });
});

test('the sparse full range keeps three tenths of its pointwise weights', () => {
  const model = readTflite(readDetectorFile('face_detection_full_range_sparse.tflite'));
  const sparse = model.tensors.filter(({ sparsity }) => sparsity);
  expect(model.tensors).toHaveLength(577);
  expect(sparse).toHaveLength(46);
  const stored = sparse.reduce((sum, { data }) => sum + data.length / 2, 0);
  const all = sparse.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b), 0);
  expect(stored / all).toBeCloseTo(0.3, 2);
});

test('refuses another kind of file by what it saw', () => {
  expect(() => readTflite(new TextEncoder().encode('<!doctype html>'))).toThrow(/Not a TFLite model.*"ctyp".*15 bytes/);
});

test.each([0.3, 0.9, 0.999])('refuses a file cut at %f of its length', (share) => {
  const file = readDetectorFile('face_detection_short_range.tflite');
  expect(() => readTflite(file.slice(0, Math.floor(file.length * share)))).toThrow(/damaged|needs \d+ bytes/);
});
