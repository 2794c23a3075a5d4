import { expect, test } from 'vitest';
import { tinyDataset } from '../testing/tiny-dataset.ts';
import { metricsWithoutCopies } from './without-copies.ts';

test('images that also stand in Training are left out of the figures', () => {
  const { Training, PublicTest } = tinyDataset(14, 7).splits;
  const pixels = 48 * 48;
  const images = PublicTest!.images.slice();
  // Images 0 and 3 become copies of training images; they alone are predicted right.
  for (const index of [0, 3])
    images.set(Training!.images.subarray(index * pixels, (index + 1) * pixels), index * pixels);
  const probabilities = Float32Array.from({ length: 49 }, (_, i) => {
    const [row, column] = [Math.floor(i / 7), i % 7];
    const right = row === 0 || row === 3;
    return column === (right ? row : (row + 1) % 7) ? 1 : 0;
  });
  const dataset = { splits: { Training, PublicTest: { ...PublicTest!, images } } };
  expect(metricsWithoutCopies(dataset, 'PublicTest', probabilities)).toMatchObject({ n: 5, accuracy: 0 });
  expect(metricsWithoutCopies(tinyDataset(14, 7), 'PublicTest', probabilities)).toMatchObject({
    n: 7,
    accuracy: 2 / 7,
  });
  expect(metricsWithoutCopies(dataset, 'Training', probabilities)).toBeUndefined();
  expect(metricsWithoutCopies({ splits: { PublicTest } }, 'PublicTest', probabilities)).toBeUndefined();
});
