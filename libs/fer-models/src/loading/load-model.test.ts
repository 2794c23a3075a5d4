import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { toModelInput } from '@howifeel/fer-data';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensembleOf, publishRandom } from '../testing/test-manifest.ts';
import { fetchShardFromMemory } from './fetch-shard-from-memory.ts';
import { loadClassifier, loadModel } from './load-model.ts';

type Published = Awaited<ReturnType<typeof publishRandom>>;

let published: Published;
let crops: tf.Tensor4D;
let expected: Float32Array;

const from = (...models: Published[]) => ({
  fetchShard: fetchShardFromMemory(new Map(models.flatMap(({ shards }) => [...shards]))),
});

/** What the network that was published says, by the book. */
function reference({ trained, manifest }: Published, temperature = 1): Float32Array {
  const probabilities = tf.tidy(() => {
    const logits = trained.predict(toModelInput(crops, manifest.input)) as tf.Tensor2D;
    return tf.softmax(tf.div(logits, temperature));
  });
  const values = probabilities.dataSync() as Float32Array;
  probabilities.dispose();
  return values;
}

const worst = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i])));

beforeAll(async () => {
  await tf.setBackend('cpu');
  crops = tf.randomUniform([6, 31, 31, 3], 0, 256, 'float32', 5) as tf.Tensor4D;
  published = await publishRandom();
  expected = reference(published);
});

describe('a loaded classifier', () => {
  test.each([
    ['float32', 1e-5],
    ['float16', 2e-3],
    ['uint8', 2e-2],
  ] as const)('says in %s what the trained network says', async (dtype, tolerance) => {
    const model = await publishRandom(dtype);
    const classifier = await loadClassifier(model.manifest, from(model));
    const probabilities = classifier.predict(crops);
    expect(probabilities.shape).toEqual([6, 7]);
    expect(worst(probabilities.dataSync(), expected)).toBeLessThan(tolerance);
    classifier.dispose();
  });

  test('divides the logits by the temperature', async () => {
    const manifest = { ...published.manifest, temperature: 2.5 };
    const classifier = await loadClassifier(manifest, from(published));
    const values = classifier.predict(crops).dataSync();
    expect(worst(values, reference(published, 2.5))).toBeLessThan(1e-5);
    expect(worst(values, expected)).toBeGreaterThan(0.01);
  });

  test('keeps its number of tensors over 100 predictions, and leaves none behind', async () => {
    const before = tf.memory().numTensors;
    const classifier = await loadModel(published.manifest, from(published));
    const loaded = tf.memory().numTensors;
    for (let i = 0; i < 100; i++) classifier.predict(crops).dispose();
    expect(tf.memory().numTensors).toBe(loaded);
    classifier.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('agrees between cpu and wasm', async () => {
    const onCpu = crops.dataSync();
    await tf.setBackend('wasm');
    try {
      const classifier = await loadClassifier(published.manifest, from(published));
      const there = tf.tensor(onCpu, crops.shape) as tf.Tensor4D;
      expect(worst(await classifier.predict(there).data(), expected)).toBeLessThan(1e-4);
    } finally {
      await tf.setBackend('cpu');
    }
  });
});

describe('an ensemble', () => {
  test('is the weighted mean of its members', async () => {
    const other = await publishRandom('uint8');
    const members = [
      { manifest: published.manifest, weight: 3 },
      { manifest: { ...other.manifest, temperature: 4 }, weight: 1 },
    ];
    const manifest = ensembleOf(...members);
    const classifier = await loadModel(manifest, from(published, other));
    const single = await loadClassifier(members[1].manifest, from(other));
    const second = single.predict(crops).dataSync();
    const mean = expected.map((value, i) => (3 * value + second[i]) / 4);
    expect(worst(second, expected)).toBeGreaterThan(0.01);
    expect(worst(classifier.predict(crops).dataSync(), mean)).toBeLessThan(1e-5);
  });
});

describe('no classifier comes from', () => {
  test('one flipped bit in one of many shards', async () => {
    const [first, ...rest] = published.manifest.weights.shards;
    expect(rest.length).toBeGreaterThan(0);
    const bytes = published.shards.get(first.sha256)!.slice();
    bytes[5] ^= 1;
    const shards = new Map(published.shards).set(first.sha256, bytes);
    const before = tf.memory().numTensors;
    await expect(loadModel(published.manifest, from({ ...published, shards }))).rejects.toMatchObject({
      code: 'shard-corrupt',
    });
    expect(tf.memory().numTensors).toBe(before);
  });

  test.each([
    ['an unknown architecture', { architecture: { name: 'swin', options: {} } }, /no architecture 'swin'/],
    ['another width', { architecture: { name: 'student', options: { inputSize: 24, width: 5 } } }, /has the shape/],
    [
      'an input size that the network does not have',
      { architecture: { name: 'student', options: { inputSize: 48, width: 4 } } },
      /\[24,24,1,7\], the architecture's options \[48,48,1,7\]/,
    ],
  ])('%s', async (_, change, message) => {
    const before = tf.memory().numTensors;
    await expect(loadModel({ ...published.manifest, ...change }, from(published))).rejects.toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
  });
});
