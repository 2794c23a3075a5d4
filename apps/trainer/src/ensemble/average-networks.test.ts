import '@tensorflow/tfjs-backend-cpu';
import { EMOTION_NAMES, FER2013_INPUT } from '@howifeel/fer-data';
import { createArchitecture, namedWeights } from '@howifeel/fer-models';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { publishNetwork } from '../publish/publish-network.ts';
import { averageFacts } from './average-facts.ts';
import { averageNetworks } from './average-networks.ts';
import type { Member } from './open-members.ts';

const size = 24;

/** A network of random weights, the same ones for one seed and width, each of them `factor` times as large. */
async function member(id: string, { factor = 1, width = 4, dropout = 0 } = {}): Promise<Member> {
  const architecture = { name: 'student', options: { inputSize: size, width, dropout } };
  const trained = createArchitecture('student', architecture.options);
  let seed = 0;
  const weights = namedWeights(trained).map(({ name, tensor }) => ({
    name,
    tensor: tf.tidy(() => tf.mul(tf.abs(tf.randomNormal(tensor.shape, 0, 0.1, 'float32', ++seed)), factor)),
  }));
  try {
    return await publishNetwork({
      weights,
      architecture,
      input: { ...FER2013_INPUT, size },
      dtype: 'float32',
      id,
      name: id,
      description: 'A network with random weights.',
      license: 'Apache-2.0',
      createdAt: new Date('2026-01-01'),
      training: { experiment: id, 'made from': 'ImageNet' },
    });
  } finally {
    trained.dispose();
    tf.dispose(weights.map(({ tensor }) => tensor));
  }
}

test('each weight is the mean by shares, and nothing is left over', async () => {
  const [a, b] = [await member('a'), await member('b', { factor: 3, dropout: 0.4 })];
  const before = tf.memory().numTensors;
  tf.engine().startScope();
  const [onlyA, mean, onlyB] = [
    await averageNetworks([a, b], [1, 1e-9]),
    await averageNetworks([a, b], [3, 1]),
    await averageNetworks([a, b], [1e-9, 1]),
  ];
  for (const [i, { tensor }] of mean.weights.entries()) {
    const expected = tf.add(tf.mul(onlyA.weights[i].tensor, 0.75), tf.mul(onlyB.weights[i].tensor, 0.25));
    expect(tf.max(tf.abs(tf.sub(expected, tensor))).arraySync()).toBeLessThan(1e-5);
  }
  expect(mean.plan.name).toBe('student');
  expect(mean.predict(tf.zeros([1, size, size, 1])).shape).toEqual([1, EMOTION_NAMES.length]);
  tf.engine().endScope();
  for (const network of [onlyA, mean, onlyB]) network.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('networks of different widths are refused by name, and so is a share too many', async () => {
  const [a, b] = [await member('a'), await member('wide', { width: 5 })];
  await expect(averageNetworks([a, b], [1, 1])).rejects.toThrow(/a and wide differ/);
  await expect(averageNetworks([a, a], [1, 1, 1])).rejects.toThrow(/2 members and 3 shares/);
});

test('options in another order are the same options', async () => {
  const [a, b] = [await member('a'), await member('b')];
  const options = Object.fromEntries(Object.entries(b.manifest.architecture.options).reverse());
  const reversed = { ...b, manifest: { ...b.manifest, architecture: { name: 'student', options } } };
  const mean = await averageNetworks([a, reversed], [1, 1]);
  expect(mean.plan.name).toBe('student');
  mean.dispose();
});

test('the card tells of every member, and of what both were made from once', async () => {
  const members = [await member('a'), await member('b')];
  expect(averageFacts(members, [3, 1])).toMatchObject({
    'member 1, 75 %': { experiment: 'a' },
    'member 2, 25 %': { experiment: 'b' },
    'made from': 'ImageNet',
  });
});
