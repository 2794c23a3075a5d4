import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { type LayersModel, model as modelOf, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createArchitecture } from '../layers/create-architecture.ts';
import { largestDifference } from '../testing/largest-difference.ts';
import { formulaStateDict } from '../testing/torch/run-torch-case.ts';
import { checkpointShapes, importStateDict } from './import-state-dict.ts';
import { readStateDict } from './read-state-dict.ts';
import type { StateDict } from './state-dict.ts';

const PRETRAINED = path.resolve(import.meta.dirname, '../../../../../shared/pretrained');
const present = existsSync(PRETRAINED);
if (!present) console.info('skipped: no checkpoints in ../shared/pretrained');

beforeAll(() => tf.setBackend('wasm'));
afterAll(() => tf.setBackend('cpu'));

/** A checkpoint of exactly the keys and shapes of a network. */
function checkpointOf(
  name: string,
  options: Record<string, unknown>,
): Map<string, { shape: readonly number[]; read: () => Float32Array }> {
  const model = createArchitecture(name, options);
  const state = new Map(formulaStateDict(checkpointShapes(model)));
  model.dispose();
  return state;
}

function weightOf(model: LayersModel, name: string): Float32Array {
  return model.weights
    .find(({ originalName }) => originalName === name)!
    .read()
    .dataSync() as Float32Array;
}

const TINY_VIT = { inputSize: 32, patchSize: 16, depth: 2, channels: 3 };

test.each([
  [
    'vgg13',
    { inputSize: 32, channels: 3, width: 4, head: 'dense', headUnits: 16 },
    [
      ['features.0.weight', [4, 3, 3, 3]],
      ['features.1.running_var', [4]],
      ['features.31.bias', [32]],
      ['classifier.3.weight', [16, 16]],
    ],
  ],
  [
    'facenet',
    { channels: 3, classes: 8631 },
    [
      ['conv2d_1a.conv.weight', [32, 3, 3, 3]],
      ['repeat_1.4.branch2.2.bn.running_mean', [32]],
      ['mixed_6a.branch1.2.conv.weight', [256, 192, 3, 3]],
      ['repeat_2.9.branch1.2.conv.weight', [128, 128, 7, 1]],
      ['mixed_7a.branch0.1.conv.weight', [384, 256, 3, 3]],
      ['block8.conv2d.bias', [1792]],
      ['last_linear.weight', [512, 1792]],
      ['last_bn.weight', [512]],
      ['logits.weight', [8631, 512]],
    ],
  ],
  [
    'vit',
    TINY_VIT,
    [
      ['cls_token', [1, 1, 192]],
      ['pos_embed', [1, 5, 192]],
      ['patch_embed.proj.weight', [192, 3, 16, 16]],
      ['blocks.1.attn.qkv.weight', [576, 192]],
      ['head.weight', [7, 192]],
    ],
  ],
] as const)('%s has the published keys and shapes', (name, options, entries) => {
  const model = createArchitecture(name, options);
  const shapes = new Map(checkpointShapes(model));
  for (const [key, shape] of entries) expect(shapes.get(key), key).toEqual(shape);
  model.dispose();
});

test('a whole checkpoint is used, its counters ignored, its surplus named', () => {
  const state = checkpointOf('resnet18', { channels: 3, stem: 'imagenet' });
  const scalar = { shape: [], read: () => Float32Array.of(1) };
  state.set('bn1.num_batches_tracked', scalar).set('fc2.weight', scalar);
  const model = createArchitecture('resnet18', { channels: 3, stem: 'imagenet' });
  const before = tf.memory().numTensors;
  const report = importStateDict(model, state);
  expect(tf.memory().numTensors).toBe(before);
  expect(report).toMatchObject({
    source: 'torchvision resnet18',
    missing: [],
    unexpected: ['fc2.weight'],
    replaced: [],
  });
  expect(report.used).toHaveLength(model.weights.length);
  model.dispose();
});

test('an RGB stem serves gray input: as the same gray in three channels would be seen', () => {
  const state = checkpointOf('vit', TINY_VIT);
  const [gray, colour] = [1, 3].map((channels) => createArchitecture('vit', { ...TINY_VIT, channels }));
  const { adapted } = importStateDict(gray, state);
  expect(adapted).toEqual([{ key: 'patch_embed.proj.weight', how: expect.stringContaining('summed') }]);
  expect(importStateDict(colour, state).adapted).toEqual([]);
  const [seen, expected] = [gray, colour].map((model, i) => {
    const x = tf.tile(tf.randomNormal([1, 32, 32, 1], 0, 1, 'float32', 4), [1, 1, 1, 1 + 2 * i]);
    const y = (model.predict(x) as tf.Tensor).dataSync();
    model.dispose();
    return y;
  });
  expect(largestDifference(expected, seen)).toBeLessThan(1e-5);
});

test('positions of another grid are interpolated, those of the class token kept', () => {
  const state = checkpointOf('vit', TINY_VIT);
  const model = createArchitecture('vit', { ...TINY_VIT, inputSize: 64 });
  const { adapted, missing } = importStateDict(model, state);
  expect(missing).toEqual([]);
  expect(adapted).toEqual([{ key: 'pos_embed', how: 'positions interpolated, 2×2 to 4×4' }]);
  const [ours, theirs] = [weightOf(model, 'tokens/pos_embed'), state.get('pos_embed')!.read()];
  expect(ours.slice(0, 192)).toEqual(theirs.slice(0, 192));
  expect(ours).toHaveLength(17 * 192);
  model.dispose();
});

test('a classifier of other classes keeps its initial values and is named', () => {
  const state = checkpointOf('vit', { ...TINY_VIT, classes: 1000 });
  const model = createArchitecture('vit', TINY_VIT);
  const initial = weightOf(model, 'logits/kernel').slice();
  const { replaced, missing } = importStateDict(model, state);
  expect(missing).toEqual([]);
  expect(replaced).toEqual([
    { key: 'head.weight', checkpoint: [1000, 192], network: [7, 192] },
    { key: 'head.bias', checkpoint: [1000], network: [7] },
  ]);
  expect(weightOf(model, 'logits/kernel')).toEqual(initial);
  model.dispose();
});

describe('a checkpoint of something else is refused, and nothing copied', () => {
  function refusal(name: string, options: Record<string, unknown>, state: StateDict): string {
    const model = createArchitecture(name, options);
    const initial = model.weights.map((weight) => weight.read().dataSync().slice(0, 8));
    try {
      importStateDict(model, state);
    } catch (error) {
      expect(error).toMatchObject({ code: 'checkpoint-mismatch' });
      expect(model.weights.map((weight) => weight.read().dataSync().slice(0, 8))).toEqual(initial);
      return (error as Error).message;
    } finally {
      model.dispose();
    }
    throw new Error('It was taken.');
  }

  test('another architecture: the first keys that differ', () => {
    const message = refusal('resnet18', {}, checkpointOf('vit', TINY_VIT));
    expect(message).toMatch(/0 of 102 tensors fit; missing: conv1\.weight, bn1\.weight, .* and 97 more/);
    expect(message).toMatch(/not in the network: patch_embed\.proj\.weight, patch_embed\.proj\.bias, cls_token,/);
  });

  test('another size: the first shapes that differ', () => {
    const message = refusal('vgg13', { width: 8 }, checkpointOf('vgg13', { width: 4 }));
    expect(message).toContain('other shapes: features.0.weight [4,1,3,3] where the network has [8,1,3,3]');
  });

  test('an architecture that PyTorch does not have', () => {
    expect(refusal('student', {}, checkpointOf('vit', TINY_VIT))).toContain("the architecture 'student'");
  });
});

describe.skipIf(!present)('the checkpoints in ../shared/pretrained', () => {
  const read = async (name: string) => readStateDict(await readFile(path.join(PRETRAINED, name)));
  const image = (reference: StateDict) =>
    tf.transpose(tf.tensor(reference.get('input')!.read(), [1, 3, 224, 224]), [0, 2, 3, 1]);

  test('ViT-Tiny gives the reference features and logits to 1e-3', async () => {
    const reference = await read('reference.safetensors');
    const model = createArchitecture('vit', { inputSize: 224, channels: 3, classes: 200 });
    const report = importStateDict(model, await read('vit_tiny_patch16_224.safetensors'));
    expect(report).toMatchObject({ missing: [], unexpected: [], replaced: [], adapted: [] });
    const outputs = ['class_token', 'logits'].map((name) => model.getLayer(name).output as SymbolicTensor);
    const [features, logits] = modelOf({ inputs: model.inputs, outputs }).predict(image(reference)) as tf.Tensor[];
    expect(largestDifference(reference.get('vit.features')!.read(), await features.data())).toBeLessThan(1e-3);
    expect(largestDifference(reference.get('vit.logits')!.read(), await logits.data())).toBeLessThan(1e-3);
    model.dispose();
  });

  test('the partial ResNet18 lacks exactly layer4.1, and its stages give the reference means', async () => {
    const reference = await read('reference.safetensors');
    const model = createArchitecture('resnet18', { inputSize: 224, channels: 3, classes: 1000, stem: 'imagenet' });
    const report = importStateDict(model, await read('resnet18_imagenet_partial.safetensors'));
    expect(report).toMatchObject({ unexpected: [], replaced: [], adapted: [] });
    const expected = [1, 2].flatMap((part) => [
      `layer4.1.conv${part}.weight`,
      ...['weight', 'bias', 'running_mean', 'running_var'].map((kind) => `layer4.1.bn${part}.${kind}`),
    ]);
    expect(report.missing.toSorted()).toEqual(expected.toSorted());

    const stages = { 'layer1/1': 'layer1', 'layer2/1': 'layer2', 'layer3/1': 'layer3', 'layer4/0': 'layer4_0' };
    const outputs = Object.keys(stages).map((name) => model.getLayer(`${name}/relu`).output as SymbolicTensor);
    const maps = modelOf({ inputs: model.inputs, outputs }).predict(image(reference)) as tf.Tensor[];
    for (const [i, name] of Object.values(stages).entries()) {
      const means = await tf.mean(maps[i], [1, 2]).data();
      expect(largestDifference(reference.get(`resnet18.${name}`)!.read(), means), name).toBeLessThan(1e-3);
    }
    model.dispose();
  });
});
