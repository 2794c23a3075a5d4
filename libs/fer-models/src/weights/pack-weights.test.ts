import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { classifierManifestSchema } from '../manifest/manifest.ts';
import { packWeights } from './pack-weights.ts';
import { sha256 } from './sha256.ts';
import { unpackWeights } from './unpack-weights.ts';

const named = [
  { name: 'a/kernel', tensor: tf.randomNormal([3, 3, 11, 13], 0, 1, 'float32', 1) },
  { name: 'a/bias', tensor: tf.tensor([0.1, -0.2, 0.3]) },
  { name: 'b/kernel', tensor: tf.randomNormal([50, 41], 0, 2, 'float32', 2) },
];

test('the SHA-256 of a known text', async () => {
  expect(await sha256(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test.each(['float32', 'float16', 'uint8'] as const)('%s weights come back through small shards', async (dtype) => {
  const { weights, shards } = await packWeights(named, { dtype, shardBytes: 1000 });
  expect(classifierManifestSchema.shape.weights.parse(weights)).toEqual(weights);
  expect(weights.parameters).toBe(1287 + 3 + 2050);
  expect(weights.shards.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(weights.bytes);
  for (const { offset } of weights.tensors) expect(offset % 4).toBe(0);
  for (const { sha256: hash, bytes } of weights.shards) {
    expect(bytes).toBeLessThanOrEqual(1000);
    expect(await sha256(shards.get(hash)!)).toBe(hash);
  }

  const parts = weights.shards.map(({ sha256: hash }) => shards.get(hash)!);
  const unpacked = unpackWeights(weights, parts);
  const tolerance = { float32: 0, float16: 4e-3, uint8: 0.04 }[dtype];
  for (const [index, { name, tensor }] of unpacked.entries()) {
    expect(name).toBe(named[index].name);
    expect(tensor.shape).toEqual(named[index].tensor.shape);
    const error = tf.max(tf.abs(tf.sub(tensor, named[index].tensor))).dataSync()[0];
    expect(error).toBeLessThanOrEqual(name === 'a/bias' ? 0 : tolerance);
  }
});

test('a manifest that contradicts itself is refused', async () => {
  const { weights, shards } = await packWeights(named, { dtype: 'uint8' });
  const parts = [...shards.values()];
  const damage = (change: object) => ({
    ...weights,
    tensors: [{ ...weights.tensors[0], ...change }, ...weights.tensors.slice(1)],
  });
  expect(() => unpackWeights(damage({ bytes: 1390 }), parts)).toThrow(/"a\/kernel" has 1390 bytes.*needs 1391/);
  expect(() => unpackWeights(damage({ offset: 4096 }), parts)).toThrow(/"a\/kernel" ends at byte 5487/);
  expect(() => unpackWeights(damage({ quantization: { channels: 11 } }), parts)).toThrow(/for 11 channels.*has 13/);
  expect(() => unpackWeights(damage({ quantization: undefined, bytes: 1287 }), parts)).toThrow(/without a scale/);
});
