import { expect, test } from 'vitest';
import { makeGrayJpeg, makeJpeg } from '../testing/make-jpeg.ts';
import { decodeJpeg } from './decode-jpeg.ts';

test('gray comes back as it was', () => {
  const pixels = decodeJpeg(makeGrayJpeg(77), 'a.jpg');
  expect(pixels).toHaveLength(48 * 48);
  for (const value of pixels) expect(Math.abs(value - 77)).toBeLessThanOrEqual(1);
});

test.each([
  ['red', [255, 0, 0], 76],
  ['green', [0, 255, 0], 150],
  ['blue', [0, 0, 255], 29],
] as const)('%s becomes gray by BT.601', (_, colour, gray) => {
  const pixels = decodeJpeg(makeJpeg(colour), 'a.jpg');
  expect(Math.abs(pixels[1000] - gray)).toBeLessThanOrEqual(2);
});

test('a JPEG cut at any byte is refused with its name and length', () => {
  const whole = makeGrayJpeg(77);
  for (let length = 2; length < whole.length; length++) {
    expect(() => decodeJpeg(whole.subarray(0, length), 'train/sad/Training_1.jpg')).toThrow(
      `train/sad/Training_1.jpg is a truncated or damaged JPEG of ${length} bytes`,
    );
  }
});

test('what is no JPEG, or nothing at all, is refused', () => {
  expect(() => decodeJpeg(Buffer.from('\x89PNG'), 'a.png')).toThrow('a.png is not a JPEG');
  expect(() => decodeJpeg(new Uint8Array(), 'a.jpg')).toThrow('starts with nothing (0 bytes)');
});

test('another size is refused', () => {
  expect(() => decodeJpeg(makeJpeg([9, 9, 9], 48, 50), 'a.jpg')).toThrow('a.jpg is 48×50 pixels');
});
