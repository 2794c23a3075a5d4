import type { LabelledImages } from '@howifeel/fer-data';
import * as tf from '@tensorflow/tfjs-core';

/** One batch: `pixels` [n, size, size, 1] float32 in 0..1, owned by whoever takes it. */
export interface Batch {
  pixels: tf.Tensor4D;
  labels: Uint8Array;
}

/** Walks through the images in the given order; `order` holds indices, a last short batch is left out if `dropLast`. */
export function* batches(
  data: LabelledImages,
  order: ArrayLike<number>,
  batchSize: number,
  dropLast = false,
): Generator<Batch> {
  const { size } = data;
  const pixelsEach = size * size;
  for (let start = 0; start < order.length; start += batchSize) {
    const count = Math.min(batchSize, order.length - start);
    if (dropLast && count < batchSize && start > 0) return;
    const values = new Float32Array(count * pixelsEach);
    const labels = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      const index = order[start + i];
      const source = index * pixelsEach;
      for (let p = 0; p < pixelsEach; p++) values[i * pixelsEach + p] = data.images[source + p] / 255;
      labels[i] = data.labels[index];
    }
    yield { pixels: tf.tensor4d(values, [count, size, size, 1]), labels };
  }
}

/** 0 … n − 1. */
export function sequential(n: number): Uint32Array {
  return Uint32Array.from({ length: n }, (_, i) => i);
}

/** A random permutation of 0 … n − 1 (Fisher & Yates). @param random uniform in [0, 1) */
export function shuffled(n: number, random: () => number): Uint32Array {
  const order = sequential(n);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
