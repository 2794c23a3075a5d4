import { expect, test } from 'vitest';
import { sha256, verifySha256 } from './verify-sha256.ts';

const abc = new TextEncoder().encode('abc');
/** FIPS 180-2, appendix B.1. */
const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('sha256 of the standard example', async () => {
  expect(await sha256(abc)).toBe(digest);
});

test('passes one of several expected files', async () => {
  await expect(verifySha256(abc, ['00', digest], 'abc')).resolves.toBeUndefined();
});

test('names the file, its size and what was expected', async () => {
  await expect(verifySha256(abc.slice(1), [digest], 'The detector')).rejects.toThrow(
    new RegExp(`^The detector is not the file .* \\(2 bytes\\), expected ${digest}`),
  );
});
