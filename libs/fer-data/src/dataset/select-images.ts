import type { LabelledImages } from './dataset.ts';

/** The images at `indices`, in that order, copied. */
export function selectImages(data: LabelledImages, indices: readonly number[]): LabelledImages {
  const bytes = data.size * data.size;
  const images = new Uint8Array(indices.length * bytes);
  for (const [i, index] of indices.entries()) {
    images.set(data.images.subarray(index * bytes, (index + 1) * bytes), i * bytes);
  }
  return {
    images,
    labels: Uint8Array.from(indices, (index) => data.labels[index]),
    names: indices.map((index) => data.names[index]),
    count: indices.length,
    size: data.size,
  };
}
