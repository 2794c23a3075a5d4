import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BLAZEFACE_FILES } from '../blazeface/variants.ts';
import { readDetectorFile } from '../testing/detector-file.ts';
import { createGraph } from './create-graph.ts';
import { readTflite } from './read-tflite.ts';
import type { OperatorKind, TfliteModel, TfliteTensor } from './tflite-model.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

function computed(shape: number[]): TfliteTensor {
  return { name: 'computed', shape, type: 'float32', data: new Uint8Array(), sparsity: null };
}

function constant(shape: number[], values: Float32Array | Int32Array): TfliteTensor {
  const type = values instanceof Float32Array ? 'float32' : 'int32';
  return { name: 'constant', shape, type, data: new Uint8Array(values.slice().buffer), sparsity: null };
}

/** A model of one operator: tensor 0 is the input, 1 the output, then the constants. */
function single(kind: OperatorKind, input: number[], output: number[], constants: TfliteTensor[] = []): TfliteModel {
  const inputs = [0, ...constants.map((_, index) => index + 2)];
  return {
    tensors: [computed(input), computed(output), ...constants],
    operators: [{ ...kind, inputs, output: 1 }],
    inputs: [0],
    outputs: [1],
  };
}

function run(model: TfliteModel, values: number[]): number[] {
  const graph = createGraph(model);
  const result = tf.tidy(() => {
    const [output] = graph.execute(tf.tensor(values, [...model.tensors[0]!.shape]));
    expect(output!.shape).toEqual(model.tensors[1]!.shape);
    return [...output!.dataSync()];
  });
  graph.dispose();
  return result;
}

describe('operators', () => {
  const plain = { padding: 'valid', strides: [1, 1], dilations: [1, 1], activation: 'relu' } as const;

  test('CONV_2D reads filters as [out, height, width, in]', () => {
    const filters = constant([2, 1, 1, 3], Float32Array.of(1, 2, 3, -1, -2, -3));
    const bias = constant([2], Float32Array.of(0.5, 100));
    const model = single({ name: 'CONV_2D', ...plain }, [1, 1, 1, 3], [1, 1, 1, 2], [filters, bias]);
    expect(run(model, [10, 20, 30])).toEqual([140.5, 0]);
  });

  test('DEPTHWISE_CONV_2D keeps channels apart', () => {
    const filters = constant([1, 1, 2, 2], Float32Array.of(1, 10, 2, 20));
    const bias = constant([2], Float32Array.of(0, 1));
    const model = single({ name: 'DEPTHWISE_CONV_2D', ...plain }, [1, 1, 2, 2], [1, 1, 1, 2], [filters, bias]);
    expect(run(model, [1, 2, 3, 4])).toEqual([1 * 1 + 3 * 2, 2 * 10 + 4 * 20 + 1]);
  });

  test('PAD pads the channels', () => {
    const paddings = constant([4, 2], Int32Array.of(0, 0, 0, 0, 0, 0, 1, 2));
    expect(run(single({ name: 'PAD' }, [1, 1, 2, 1], [1, 1, 2, 4], [paddings]), [5, 6])).toEqual([
      0, 5, 0, 0, 0, 6, 0, 0,
    ]);
  });

  test('MAX_POOL_2D', () => {
    const kind = {
      name: 'MAX_POOL_2D',
      padding: 'same',
      strides: [2, 2],
      filter: [2, 2],
      activation: 'linear',
    } as const;
    expect(run(single(kind, [1, 2, 4, 1], [1, 1, 2, 1]), [1, 2, 3, 4, 8, 7, 6, 5])).toEqual([8, 6]);
  });

  test('RESIZE_BILINEAR with half-pixel centres', () => {
    const kind = { name: 'RESIZE_BILINEAR', alignCorners: false, halfPixelCenters: true } as const;
    expect(run(single(kind, [1, 1, 2, 1], [1, 1, 4, 1]), [0, 8])).toEqual([0, 2, 6, 8]);
  });

  test('DEPTH_TO_SPACE', () => {
    expect(run(single({ name: 'DEPTH_TO_SPACE', blockSize: 2 }, [1, 1, 1, 4], [1, 2, 2, 1]), [1, 2, 3, 4])).toEqual([
      1, 2, 3, 4,
    ]);
  });
});

test('refuses a filter that is not a constant', () => {
  const kind = { name: 'CONV_2D', padding: 'same', strides: [1, 1], dilations: [1, 1], activation: 'linear' } as const;
  const model = single(kind, [1, 1, 1, 1], [1, 1, 1, 1], [computed([1, 1, 1, 1]), computed([1])]);
  expect(() => createGraph(model)).toThrow(/CONV_2D needs a constant as tensor 2/);
});

describe.each<keyof typeof BLAZEFACE_FILES>([
  'face_detection_short_range.tflite',
  'face_detection_full_range.tflite',
  'face_detection_full_range_sparse.tflite',
])('%s', (name) => {
  const model = readTflite(readDetectorFile(name));
  const size = model.tensors[0]!.shape[1]!;
  const input = () => tf.tidy(() => tf.sin(tf.reshape(tf.range(0, size * size * 3), [1, size, size, 3])));

  async function outputs(backend: 'cpu' | 'wasm'): Promise<Float32Array[]> {
    await tf.setBackend(backend);
    const graph = createGraph(model);
    const tensors = tf.tidy(() => graph.execute(input()));
    const values = await Promise.all(tensors.map(async (tensor) => (await tensor.data()) as Float32Array));
    tensors.forEach((tensor, index) => expect(tensor.shape).toEqual(model.tensors[model.outputs[index]!]!.shape));
    tf.dispose(tensors);
    graph.dispose();
    return values;
  }

  test('cpu and wasm agree', async () => {
    const [cpu, wasm] = [await outputs('cpu'), await outputs('wasm')];
    cpu.forEach((values, index) => {
      const difference = values.reduce((most, value, i) => Math.max(most, Math.abs(value - wasm[index]![i]!)), 0);
      expect(difference).toBeLessThan(2e-3);
    });
  });

  test('frees every intermediate tensor, and its weights with dispose', async () => {
    await tf.setBackend('wasm');
    const empty = tf.memory().numTensors;
    const graph = createGraph(model);
    const loaded = tf.memory().numTensors;
    const x = input();
    const before = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) tf.dispose(graph.execute(x));
    expect(tf.memory().numTensors).toBe(before);
    x.dispose();
    expect(tf.memory().numTensors).toBe(loaded);
    graph.dispose();
    expect(tf.memory().numTensors).toBe(empty);
  });
});
