import '@tensorflow/tfjs-backend-cpu';
import { createArchitecture, namedWeights, type NamedTensor } from '@howifeel/fer-models';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { clipMany, GRADIENT_CASES } from '../testing/gradient-cases.ts';
import { useSoftwareVulkan } from '../testing/software-vulkan.ts';
import { trainableWeights } from '../training/model-weights.ts';
import type { EngineModule } from './engine.ts';
import { ENGINES } from './start-engine.ts';

useSoftwareVulkan();

/** Every engine of this machine computes gradients as the cpu backend, tfjs' plain reference, does. */
for (const engine of ENGINES) {
  const { available, detail } = await engine.probe();
  if (!available) console.info(`skipped: ${engine.name}: ${detail}`);
  describe.skipIf(!available)(engine.name, () => gradientTests(engine));
}

function gradientTests(engine: EngineModule) {
  let backend: string;

  beforeAll(async () => {
    ({ backend } = await engine.start());
  });

  test.each(GRADIENT_CASES.map(({ name, shapes, op }) => [name, shapes, op] as const))(
    'gradients of %s',
    async (_, shapes, op) => {
      const loss = (...inputs: tf.Tensor[]) => weigh(op(...inputs));
      const gradientsOn = async (name: string) => {
        await tf.setBackend(name);
        const inputs = shapes.map((shape, i) => tf.tensor(values(tf.util.sizeFromShape(shape), i + 1), shape));
        return read(tf.grads(loss)(inputs));
      };
      expectClose(await gradientsOn(backend), await gradientsOn('cpu'));
    },
  );

  test('gradients of many tensors are clipped together', async () => {
    const clippedOn = async (name: string) => {
      await tf.setBackend(name);
      return read([tf.tidy(clipMany)]);
    };
    expectClose(await clippedOn(backend), await clippedOn('cpu'));
  });

  test.each([
    ['student', { inputSize: 12, width: 4 }],
    ['vit', { inputSize: 16, patchSize: 8, depth: 1 }],
  ])('a step of %s: loss, gradients of every weight, moving statistics', async (name, options) => {
    await tf.setBackend('cpu');
    const [here, there] = [createArchitecture(name, options), createArchitecture(name, options)];
    const expected = await stepOf(here);
    await tf.setBackend(backend);
    const actual = await stepOf(there);
    expectClose(actual, expected);
    for (const model of [here, there]) model.dispose();
  });

  test('a gradient step leaves no tensor behind', async () => {
    await tf.setBackend(backend);
    const before = tf.memory().numTensors;
    for (let i = 0; i < 100; i++) {
      tf.tidy(() => {
        const loss = (x: tf.Tensor) => weigh(tf.conv2d(x as tf.Tensor4D, tf.ones([3, 3, 2, 2]), 2, 'same'));
        tf.grad(loss)(tf.ones([1, 6, 6, 2]));
      });
    }
    expect(tf.memory().numTensors).toBe(before);
  });
}

/** Loss, gradients of the weights and, since batch norm moves them, all weights after one pass in training. */
async function stepOf(model: LayersModel): Promise<number[][]> {
  const [, height, width, channels] = model.inputs[0].shape as number[];
  const shape = [4, height, width, channels];
  const parameters = trainableWeights(model);
  const x = tf.tensor(values(tf.util.sizeFromShape(shape), 1), shape);
  const { value, grads } = tf.variableGrads(
    () => weigh(model.apply(x, { training: true }) as tf.Tensor),
    parameters.map(({ variable }) => variable),
  );
  const gradients = parameters.map(({ variable }) => grads[variable.name]);
  return read([value, ...gradients, ...namedWeights(model).map(({ tensor }: NamedTensor) => tensor)]);
}

/** Numbers in −.7 … .7 that are the same everywhere. */
function values(size: number, seed: number): Float32Array {
  return Float32Array.from({ length: size }, (_, i) => Math.sin((i + 1) * 12.9898 * seed) * 0.7);
}

/** A different weight for every output, made here: the cosine of a graphics processor is a rough one. */
const weigh = (y: tf.Tensor) =>
  tf.sum(
    tf.mul(
      y,
      tf.tensor(
        Float32Array.from({ length: y.size }, (_, i) => Math.cos(i)),
        y.shape,
      ),
    ),
  ) as tf.Scalar;

async function read(tensors: tf.Tensor[]): Promise<number[][]> {
  return Promise.all(tensors.map(async (tensor) => Array.from(await tensor.data())));
}

function expectClose(actual: number[][], expected: number[][]): void {
  expect(actual.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
  for (const [i, tensor] of actual.entries()) {
    const largest = expected[i].reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    for (const [j, value] of tensor.entries()) {
      // NaN is far from everything.
      if (!(Math.abs(value - expected[i][j]) <= 1e-4 * largest))
        expect(value, `tensor ${i} at ${j}`).toBe(expected[i][j]);
    }
  }
}
