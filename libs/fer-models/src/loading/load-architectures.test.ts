import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { toModelInput } from '@howifeel/fer-data';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseManifest } from '../manifest/parse-manifest.ts';
import { largestDifference } from '../testing/largest-difference.ts';
import { publishRandom } from '../testing/test-manifest.ts';
import { SHARD_BYTES } from '../weights/pack-weights.ts';
import { fetchShardFromMemory } from './fetch-shard-from-memory.ts';
import { loadClassifier } from './load-model.ts';

beforeAll(() => tf.setBackend('wasm'));
afterAll(() => tf.setBackend('cpu'));

describe.each([
  ['resnet18', { inputSize: 32, stem: 'imagenet', dropout: 0.2 }],
  ['vgg13', { inputSize: 32, width: 8, dropout: 0.2 }],
  ['vgg13', { inputSize: 64, width: 4, head: 'dense', headUnits: 64, dropout: 0.5 }],
  ['vit', { inputSize: 48, patchSize: 8, depth: 2, dropout: 0.1 }],
  ['facenet', { inputSize: 75, dropout: 0.6 }],
])('%s %j', (name, options) => {
  test.each([
    ['float16', 0.01],
    ['uint8', 0.12],
  ] as const)('is published in %s and loaded again on wasm, saying the same', async (dtype, tolerance) => {
    const { trained, manifest, shards } = await publishRandom(dtype, SHARD_BYTES, { name, options });
    const json = parseManifest(JSON.parse(JSON.stringify(manifest)));
    if (json.kind !== 'classifier') throw new Error('It is an ensemble.');
    const classifier = await loadClassifier(json, { fetchShard: fetchShardFromMemory(shards) });
    const before = tf.memory().numTensors;
    const crops = tf.randomUniform([2, 60, 60, 3], 0, 256, 'float32', 5) as tf.Tensor4D;
    const x = toModelInput(crops, json.input);
    const [expected, actual] = [trained, classifier.network].map((network) =>
      tf.tidy(() => (network.predict(x) as tf.Tensor).dataSync()),
    );
    expect(largestDifference(expected, actual)).toBeLessThan(tolerance);
    const probabilities = classifier.predict(crops);
    expect(probabilities.shape).toEqual([2, 7]);
    tf.dispose([crops, x, probabilities]);
    expect(tf.memory().numTensors).toBe(before);
    classifier.dispose();
    trained.dispose();
  });
});
