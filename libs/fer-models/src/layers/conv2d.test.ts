import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { initializers, layers } from '@tensorflow/tfjs-layers';
import { expect, test, vi } from 'vitest';
import { largestDifference } from '../testing/largest-difference.ts';
import { Conv2d } from './conv2d.ts';

const kernelInitializer = initializers.varianceScaling({ seed: 1 });

test.each([
  { kernelSize: [3, 3], strides: 1, padding: 'same', useBias: true },
  { kernelSize: [3, 3], strides: 2, padding: 'valid', useBias: false },
  { kernelSize: [1, 7], strides: 1, padding: 'same', useBias: false },
  { kernelSize: [4, 4], strides: 4, padding: 'valid', useBias: true },
] as const)("equals tfjs' convolution: $kernelSize, $strides, $padding", ({ kernelSize, ...rest }) => {
  const config = { ...rest, filters: 5, kernelSize: [...kernelSize] as [number, number], kernelInitializer };
  const [own, theirs] = [new Conv2d(config), layers.conv2d(config)];
  const x = tf.randomNormal<tf.Rank.R4>([2, 9, 8, 3], 0, 1, 'float32', 7);
  const [y, expected] = [own, theirs].map((layer) => layer.apply(x) as tf.Tensor);
  expect(own.computeOutputShape([2, 9, 8, 3])).toEqual(expected!.shape);
  expect(y!.shape).toEqual(expected!.shape);
  expect(largestDifference(expected!.dataSync(), y!.dataSync())).toBeLessThan(1e-6);
});

test('the gradient of what nobody asks for is not computed', () => {
  const layer = new Conv2d({
    filters: 2,
    kernelSize: [3, 3],
    strides: 1,
    padding: 'same',
    useBias: false,
    kernelInitializer,
  });
  const x = tf.ones<tf.Rank.R4>([1, 4, 4, 1]);
  layer.build(x.shape);
  const kernel = layer.getWeights()[0] as tf.Variable;
  const run = vi.spyOn(tf.engine(), 'runKernel');
  const kernels = () => run.mock.calls.map(([name]) => name);
  tf.variableGrads(() => tf.sum(layer.call(x)), [kernel]);
  expect(kernels()).toContain('Conv2DBackpropFilter');
  expect(kernels()).not.toContain('Conv2DBackpropInput');
  run.mockClear();
  tf.grad((value) => tf.sum(layer.call(value)))(x);
  expect(kernels()).toContain('Conv2DBackpropInput');
  expect(kernels()).not.toContain('Conv2DBackpropFilter');
  run.mockRestore();
});
