import { expect, test } from 'vitest';
import { decodeFloat16 } from './decode-float16.ts';

const decode = (...bits: number[]) => [...decodeFloat16(new Uint8Array(Uint16Array.from(bits).buffer))];

test('normal and subnormal numbers, both signs', () => {
  expect(decode(0x3c00, 0xbc00, 0x3c01, 0x7bff, 0x0400, 0x0001, 0x83ff)).toEqual([
    1,
    -1,
    1 + 2 ** -10,
    65504,
    2 ** -14,
    2 ** -24,
    -1023 * 2 ** -24,
  ]);
});

test('zeros, infinities and what is no number', () => {
  expect(decode(0x0000, 0x8000, 0x7c00, 0xfc00, 0x7e00)).toEqual([0, -0, Infinity, -Infinity, NaN]);
});

test('a view that does not begin at the start of its buffer', () => {
  const bytes = Uint8Array.of(9, 9, 9, 0x00, 0x3c);
  expect([...decodeFloat16(bytes.subarray(3))]).toEqual([1]);
});
