import type { LabelledImages } from '@howifeel/fer-data';
import * as tf from '@tensorflow/tfjs-core';
import { batches, sequential } from '../training/batches.ts';
import { classificationMetrics, type ClassificationMetrics } from './metrics.ts';

/** From pixels [n, h, w, 1] in 0..255 to probabilities [n, 7]; the tensor returned is the caller's. */
export type Predict = (pixels: tf.Tensor4D) => tf.Tensor2D;

export interface Evaluation extends ClassificationMetrics {
  /** Accuracy of the mean probabilities of an image and its mirror image. */
  accuracyTta: number;
  imagesPerSecond: number;
}

export interface EvaluateOptions {
  batchSize?: number;
  /** false leaves the mirrored pass out: `accuracyTta` is then the plain accuracy. */
  tta?: boolean;
  onProgress?: (done: number, total: number) => void;
}

/** Runs a classifier over a split. `imagesPerSecond` counts the plain pass only. */
export async function evaluate(
  predict: Predict,
  data: LabelledImages,
  { batchSize = 128, tta = true, onProgress }: EvaluateOptions = {},
): Promise<Evaluation & { probabilities: Float32Array; averaged: Float32Array }> {
  const classes = 7;
  const plain = new Float32Array(data.count * classes);
  const averaged = new Float32Array(data.count * classes);
  let done = 0;
  let seconds = 0;
  for (const { pixels, labels } of batches(data, sequential(data.count), batchSize)) {
    const bytes = tf.tidy(() => tf.mul(pixels, 255)) as tf.Tensor4D;
    pixels.dispose();
    const start = performance.now();
    const own = await read(predict(bytes));
    seconds += (performance.now() - start) / 1000;
    plain.set(own, done * classes);
    averaged.set(own, done * classes);
    if (tta) {
      const flipped = tf.reverse(bytes, 2);
      const mirrored = await read(predict(flipped));
      flipped.dispose();
      for (let i = 0; i < own.length; i++) averaged[done * classes + i] = (own[i] + mirrored[i]) / 2;
    }
    bytes.dispose();
    done += labels.length;
    onProgress?.(done, data.count);
  }
  return {
    ...classificationMetrics(plain, data.labels),
    accuracyTta: classificationMetrics(averaged, data.labels).accuracy,
    imagesPerSecond: data.count / seconds,
    probabilities: plain,
    averaged,
  };
}

async function read(tensor: tf.Tensor): Promise<Float32Array> {
  const values = (await tensor.data()) as Float32Array;
  tensor.dispose();
  return values;
}
