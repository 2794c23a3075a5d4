import { expect, it } from 'vitest';
import { acceptsGzip } from './accepts-gzip.ts';

it.each([
  ['gzip', true],
  ['gzip, deflate, br, zstd', true],
  ['br;q=1.0, GZIP;q=0.5', true],
  ['*', true],
  ['gzip;q=0, *', false],
  ['gzip; q=0', false],
  ['br', false],
  ['identity', false],
  ['', false],
  [undefined, false],
])('%s', (header, expected) => {
  expect(acceptsGzip(header)).toBe(expected);
});
