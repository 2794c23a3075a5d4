import { expect, test } from 'vitest';
import type { Constants } from './constants.ts';
import { fuseResiduals } from './fuse-residuals.ts';
import type { TfliteOperator } from './tflite-model.ts';

const convolution: TfliteOperator = {
  name: 'CONV_2D',
  padding: 'valid',
  strides: [1, 1],
  dilations: [1, 1],
  activation: 'linear',
  inputs: [1, 100, 101],
  output: 2,
};
const pool: TfliteOperator = {
  name: 'MAX_POOL_2D',
  padding: 'same',
  strides: [2, 2],
  filter: [2, 2],
  activation: 'linear',
  inputs: [0],
  output: 3,
};
const pad: TfliteOperator = { name: 'PAD', inputs: [3, 102], output: 4 };
const add: TfliteOperator = { name: 'ADD', activation: 'relu', inputs: [4, 2], output: 5 };
const reshape: TfliteOperator = { name: 'RESHAPE', inputs: [2], output: 6 };

const paddingOf = (...values: number[]): Constants =>
  new Map([
    [
      102,
      { name: 'p', shape: [4, 2], type: 'int32', data: new Uint8Array(Int32Array.from(values).buffer), sparsity: null },
    ],
  ]);
const channels = paddingOf(0, 0, 0, 0, 0, 0, 0, 4);

test('a residual block becomes one operator, where its sum stood', () => {
  expect(fuseResiduals([convolution, pool, pad, add], channels, [5])).toEqual([
    {
      name: 'RESIDUAL_CONV_2D',
      padding: 'valid',
      strides: [1, 1],
      dilations: [1, 1],
      activation: 'relu',
      pooled: true,
      inputs: [1, 100, 101, 0],
      output: 5,
    },
  ]);
});

test('without pooling and padding too', () => {
  const plain: TfliteOperator = { ...add, inputs: [0, 2] };
  const [block, ...more] = fuseResiduals([convolution, plain], channels, [5]);
  expect(more).toEqual([]);
  expect(block).toMatchObject({ pooled: false, inputs: [1, 100, 101, 0] });
});

test('padding at the edges of the image stays a step of its own', () => {
  const names = fuseResiduals([convolution, pool, pad, add], paddingOf(0, 0, 1, 1, 0, 0, 0, 0), [5]).map((o) => o.name);
  expect(names).toEqual(['MAX_POOL_2D', 'PAD', 'RESIDUAL_CONV_2D']);
});

test('pooling of another size stays too', () => {
  const names = fuseResiduals([convolution, { ...pool, filter: [3, 3] }, pad, add], channels, [5]).map((o) => o.name);
  expect(names).toEqual(['MAX_POOL_2D', 'RESIDUAL_CONV_2D']);
});

test('a convolution that something else reads, or that is an output, is not joined', () => {
  expect(fuseResiduals([convolution, pool, pad, add, reshape], channels, [5, 6])).toHaveLength(5);
  expect(fuseResiduals([convolution, pool, pad, add], channels, [2, 5])).toHaveLength(4);
});

test('a sum of two things that are no convolutions stays', () => {
  expect(fuseResiduals([pool, pad, { ...add, inputs: [4, 0] }], channels, [5])).toHaveLength(3);
});
