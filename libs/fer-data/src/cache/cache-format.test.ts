import { expect, test } from 'vitest';
import { packImages } from '../dataset/pack-images.ts';
import { decodeCache, encodeCache } from './cache-format.ts';

const image = (name: string, split: 'Training' | 'PrivateTest', label: number) => ({
  name,
  split,
  label,
  pixels: new Uint8Array(48 * 48).map((_, i) => (i * (label + 3)) % 256),
});

const result = {
  dataset: packImages([image('a', 'Training', 0), image('b ü', 'Training', 6), image('c', 'PrivateTest', 3)]),
  bad: [{ name: 'd', reason: 'truncated' }],
};

test('what was packed comes back, splits that are absent stay absent', () => {
  expect(decodeCache(encodeCache(result, 'state'), 'state')).toEqual(result);
});

test('a file inside a larger buffer is read at its own place', () => {
  const packed = encodeCache(result, 'state');
  const larger = Buffer.concat([Buffer.alloc(13), packed]);
  expect(decodeCache(larger.subarray(13), 'state')).toEqual(result);
});

test('another fingerprint is outdated', () => {
  expect(decodeCache(encodeCache(result, 'state'), 'other')).toBe('outdated');
});

test('a changed byte anywhere, and a cut anywhere, is damage', () => {
  const packed = encodeCache(result, 'state');
  for (let at = 0; at < packed.length; at += 97) {
    const changed = Buffer.from(packed);
    changed[at] ^= 1;
    expect(decodeCache(changed, 'state')).toBe('damaged');
    expect(decodeCache(packed.subarray(0, at), 'state')).toBe('damaged');
  }
});
