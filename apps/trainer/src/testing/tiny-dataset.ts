import { createRandom, type FerDataset, type LabelledImages } from '@howifeel/fer-data';

/** Images of `size` pixels whose class shows as the place of a bright bar: quickly learnt, made from a seed. */
export function tinyDataset(training = 56, publicTest = 28, size = 48): FerDataset {
  return { splits: { Training: bars(training, size, 1), PublicTest: bars(publicTest, size, 2) } };
}

function bars(count: number, size: number, seed: number): LabelledImages {
  const random = createRandom(seed);
  const images = new Uint8Array(count * size * size);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    labels[i] = i % 7;
    const top = 2 + labels[i] * 6;
    for (let p = 0; p < size * size; p++) {
      const y = Math.floor(p / size);
      const bright = y >= top && y < top + 5;
      images[i * size * size + p] = (bright ? 200 : 60) + random.between(-30, 30);
    }
  }
  return { images, labels, names: Array.from(labels, (label, i) => `tiny-${i}-${label}`), count, size };
}
