import { expect, test } from 'vitest';
import { readPpm, type RgbPicture } from './read-ppm.ts';

const ppm = (width: number, height: number, first: number) => {
  const pixels = Uint8Array.from({ length: width * height * 3 }, (_, index) => first + index);
  return Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), pixels]);
};
const two = Buffer.concat([ppm(2, 3, 0), ppm(4, 1, 100)]);

async function read(bytes: Buffer, chunk: number): Promise<RgbPicture[]> {
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, index) =>
    bytes.subarray(index * chunk, (index + 1) * chunk),
  );
  const pictures = [];
  for await (const picture of readPpm(stream(chunks))) pictures.push(picture);
  return pictures;
}

async function* stream(chunks: readonly Buffer[]) {
  yield* chunks;
}

test.each([1, 2, 5, 13, 1000])('pictures of different sizes, in chunks of %i bytes', async (chunk) => {
  const [tall, wide, ...others] = await read(two, chunk);
  expect(tall).toEqual({ width: 2, height: 3, pixels: Uint8Array.from({ length: 18 }, (_, index) => index) });
  expect(wide).toEqual({ width: 4, height: 1, pixels: Uint8Array.from({ length: 12 }, (_, index) => 100 + index) });
  expect(others).toEqual([]);
});

test.each([1, two.length - 1])('a stream that ends within a picture is an error, after %i bytes', async (length) => {
  await expect(read(two.subarray(0, length), 8)).rejects.toThrow('ends within');
});

test('something else is an error, not an endless wait', async () => {
  await expect(read(Buffer.from('P5\n2 2\n255\n    '), 4)).rejects.toThrow('no pictures in PPM');
  await expect(read(Buffer.from(`P6${' '.repeat(200)}`), 4)).rejects.toThrow('no pictures in PPM');
});
