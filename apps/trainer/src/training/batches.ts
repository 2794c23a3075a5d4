import type { LabelledImages } from '@howifeel/fer-data';
import * as tf from '@tensorflow/tfjs-core';

/** One batch: `pixels` [n, size, size, 1] float32 in 0..1, owned by whoever takes it. */
export interface Batch {
  pixels: tf.Tensor4D;
  labels: Uint8Array;
  /** Where each image stands in the data. */
  indices: number[];
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
    const indices = new Array<number>(count);
    for (let i = 0; i < count; i++) {
      const index = order[start + i];
      const source = index * pixelsEach;
      for (let p = 0; p < pixelsEach; p++) values[i * pixelsEach + p] = data.images[source + p] / 255;
      labels[i] = data.labels[index];
      indices[i] = index;
    }
    yield { pixels: tf.tensor4d(values, [count, size, size, 1]), labels, indices };
  }
}

/** 0 … n − 1. */
export function sequential(n: number): Uint32Array {
  return Uint32Array.from({ length: n }, (_, i) => i);
}
