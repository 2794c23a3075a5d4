import { expect, test } from 'vitest';
import { parsePixels } from './parse-pixels.ts';

const row = (count: number, last = '255') => [...Array<string>(count - 1).fill('7'), last].join(' ');

test('2304 numbers become bytes', () => {
  const pixels = parsePixels(row(2304), 'row 2');
  expect([pixels.length, pixels[0], pixels[2303]]).toEqual([2304, 7, 255]);
});

test.each([2303, 2305])('%d pixels are refused with the row and the count', (count) => {
  expect(() => parsePixels(row(count), 'fer2013.csv, row 9')).toThrow(`fer2013.csv, row 9 has ${count} pixels`);
});

test.each(['x', '256', '-1', '1.5', 'NaN'])('the pixel "%s" is refused with its place', (value) => {
  expect(() => parsePixels(row(2304, value), 'row 9')).toThrow(`row 9, pixel 2304 is "${value}"`);
});
