import { loadClassifier } from '@howifeel/fer-models';
import { readReleased, RELEASED_FOLDER } from '@howifeel/fer-models/node';
import * as tf from '@tensorflow/tfjs-core';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { wasm } from '../engine/wasm/index.ts';
import { tinyDataset } from '../testing/tiny-dataset.ts';
import { tinyExperiment } from '../testing/tiny-experiment.ts';
import { createLayersModel } from '../training/train.ts';
import { initialiseFromReleased, isReleased } from './initialise-from-released.ts';

const images = tinyDataset().splits.Training!;

beforeAll(async () => {
  await wasm.start();
});

test('a network goes on from a released model: it says the same, at inference and in training', async () => {
  const { manifest, fetchShard } = await readReleased('student');
  if (manifest.kind !== 'classifier') throw new Error('The student is one network.');
  const model = { name: 'student', options: { ...manifest.architecture.options, dropout: 0 } };
  const experiment = tinyExperiment({ model, input: manifest.input });
  const network = createLayersModel(experiment);
  const { release } = await initialiseFromReleased(network, 'student', images, experiment);
  const [shard] = manifest.weights.shards;
  expect(release).toBe(`published ${manifest.createdAt.slice(0, 10)}, sha256 ${shard!.sha256.slice(0, 12)}`);

  const released = await loadClassifier(manifest, { fetchShard });
  const pixels = Float32Array.from(images.images.subarray(0, images.count * 48 * 48));
  const [mean] = manifest.input.mean;
  const [std] = manifest.input.std;
  const x = tf.div(tf.sub(tf.div(tf.tensor4d(pixels, [images.count, 48, 48, 1]), 255), mean!), std!);
  const expected = released.network.predict(x as tf.Tensor4D);
  const difference = (logits: tf.Tensor) => tf.max(tf.abs(tf.sub(logits, expected))).dataSync()[0];
  expect(difference(network.predict(x) as tf.Tensor)).toBeLessThan(1e-3);
  expect(difference(network.apply(x, { training: true }) as tf.Tensor)).toBeLessThan(1e-2);
});

test('a narrower network begins with the strongest filters of a wider one', async () => {
  const { manifest, fetchShard } = await readReleased('student');
  if (manifest.kind !== 'classifier') throw new Error('The student is one network.');
  const model = { name: 'student', options: { width: 16, dropout: 0 } };
  const experiment = tinyExperiment({ model, input: manifest.input });
  const network = createLayersModel(experiment);
  const tensors = tf.memory().numTensors;
  await initialiseFromReleased(network, 'student', images, experiment);
  expect(tf.memory().numTensors).toBe(tensors);
  const released = await loadClassifier(manifest, { fetchShard });
  const kernel = released.network.weights.find(({ name }) => name === 'stem/conv/kernel')!.tensor;
  const strengths = [...tf.sum(tf.abs(kernel), [0, 1, 2]).dataSync()].sort((a, b) => b - a);
  const own = network.weights.find(({ originalName }) => originalName === 'stem/conv/kernel')!.read();
  const ownStrengths = [...tf.sum(tf.abs(own), [0, 1, 2]).dataSync()].sort((a, b) => b - a);
  expect(ownStrengths).toHaveLength(16);
  for (const [i, strength] of ownStrengths.entries()) expect(strength).toBeCloseTo(strengths[i]!, 4);
});

test('what of others had gone into the published model is known of the network that goes on from it', async () => {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'released-')), 'student');
  onTestFinished(() => rm(path.dirname(folder), { recursive: true }));
  await cp(path.join(RELEASED_FOLDER, 'student'), folder, { recursive: true });
  const { manifest } = await readReleased('student');
  if (manifest.kind !== 'classifier') throw new Error('The student is one network.');
  const training = { ...manifest.training, 'made from': 'weights of others (BSD-3-Clause)' };
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify({ ...manifest, training }));
  const experiment = tinyExperiment({ model: { name: 'student', options: { width: 4 } }, input: manifest.input });
  const { madeFrom } = await initialiseFromReleased(createLayersModel(experiment), folder, images, experiment);
  expect(madeFrom).toBe('weights of others (BSD-3-Clause)');
});

test('a model of another architecture is refused by name', async () => {
  const network = createLayersModel(tinyExperiment({ model: { name: 'vgg13', options: { width: 4 } } }));
  await expect(initialiseFromReleased(network, 'student', images, tinyExperiment())).rejects.toThrow(
    'student is a student; the experiment trains a vgg13',
  );
});

test('knows what was released', async () => {
  expect(await isReleased('student')).toBe(true);
  expect(await isReleased('nothing-of-that-name')).toBe(false);
});
