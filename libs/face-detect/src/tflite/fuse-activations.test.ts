import { expect, test } from 'vitest';
import { fuseActivations } from './fuse-activations.ts';
import type { TfliteOperator } from './tflite-model.ts';

const add: TfliteOperator = { name: 'ADD', activation: 'linear', inputs: [0, 1], output: 2 };
const relu: TfliteOperator = { name: 'RELU', inputs: [2], output: 3 };
const reshape: TfliteOperator = { name: 'RESHAPE', inputs: [2], output: 4 };

test('moves a relu into the operator before it', () => {
  expect(fuseActivations([add, relu], [3])).toEqual([{ ...add, activation: 'relu', output: 3 }]);
});

test('keeps a relu whose input something else reads too', () => {
  expect(fuseActivations([add, relu, reshape], [3, 4])).toEqual([add, relu, reshape]);
});

test('keeps a relu whose input is an output of the model', () => {
  expect(fuseActivations([add, relu], [2, 3])).toEqual([add, relu]);
});

test('keeps a relu behind an operator that has none to give', () => {
  const second: TfliteOperator = { name: 'RELU', inputs: [4], output: 5 };
  expect(fuseActivations([reshape, second], [5])).toEqual([reshape, second]);
});
