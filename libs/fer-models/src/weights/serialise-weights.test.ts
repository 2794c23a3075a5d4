import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { deserialiseWeights } from './deserialise-weights.ts';
import { serialiseWeights } from './serialise-weights.ts';

const odd = new Float32Array([0, -0, 1e-45, -3.4e38, Math.fround(1 / 3), 1 + 2 ** -23]);

async function sample() {
  const weights = [
    { name: 'a/kernel', tensor: tf.tensor(odd, [2, 3], 'float32') },
    { name: 'step', tensor: tf.scalar(16777217, 'int32') },
    { name: 'empty', tensor: tf.tensor(new Float32Array(), [0, 4], 'float32') },
  ];
  const written = await serialiseWeights(weights);
  return { json: JSON.parse(JSON.stringify(written.json)) as unknown, bytes: written.bytes };
}

test.each([
  ['an array', (bytes: Uint8Array) => bytes],
  ['a part of a larger buffer', (bytes: Uint8Array) => Uint8Array.of(0, 0, 0, ...bytes).subarray(3)],
  ['a file', (bytes: Uint8Array) => Buffer.from(bytes)],
])('weights survive bit for bit in %s', async (_, carry) => {
  const { json, bytes } = await sample();
  const [kernel, step, empty] = deserialiseWeights(json, carry(bytes));
  expect(kernel).toMatchObject({ name: 'a/kernel', tensor: { shape: [2, 3], dtype: 'float32' } });
  const read = kernel.tensor.dataSync();
  expect(new Uint8Array(new Float32Array(read).buffer)).toEqual(new Uint8Array(odd.buffer));
  expect([...step.tensor.dataSync()]).toEqual([16777217]);
  expect(empty.tensor.shape).toEqual([0, 4]);
});

test('a file that was cut is refused', async () => {
  const { json, bytes } = await sample();
  expect(() => deserialiseWeights(json, bytes.subarray(0, 24))).toThrow(/24 bytes long.*promises 28/);
});

test('a tensor that reaches past the end is named', async () => {
  const { bytes } = await sample();
  const json = {
    format: 'howifeel-weights',
    version: 1,
    bytes: 28,
    tensors: [{ name: 'x', dtype: 'float32', shape: [8], offset: 0 }],
  };
  expect(() => deserialiseWeights(json, bytes)).toThrow(/Weight "x" of shape \[8\].*ends at byte 28/);
});

test('anything else than a description is refused', () => {
  expect(() => deserialiseWeights({ tensors: [] }, new Uint8Array())).toThrow(/weights\.json\) cannot be read/);
});

test('two weights of one name and unknown dtypes are refused', async () => {
  const tensor = tf.scalar(1);
  await expect(
    serialiseWeights([
      { name: 'a', tensor },
      { name: 'a', tensor },
    ]),
  ).rejects.toThrow('called "a"');
  await expect(serialiseWeights([{ name: 'b', tensor: tf.scalar(true, 'bool') }])).rejects.toThrow('"b" is bool');
});
