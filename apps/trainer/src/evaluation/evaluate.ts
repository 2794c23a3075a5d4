import { EMOTION_COUNT, type LabelledImages } from '@howifeel/fer-data';
import * as tf from '@tensorflow/tfjs-core';
import { batches, sequential } from '../training/batches.ts';
import { classificationMetrics, type ClassificationMetrics } from './metrics.ts';
import { mirror, tenCropViews, type View } from './views.ts';

/** From pixels [n, h, w, 1] in 0..255 to probabilities [n, 7]; the tensor returned is the caller's. */
export type Predict = (pixels: tf.Tensor4D) => tf.Tensor2D;

export interface Evaluation extends ClassificationMetrics {
  /** Accuracy of the mean probabilities of an image and its mirror image. */
  accuracyTta: number;
  /** Accuracy of the mean over ten crops; only where it was asked for. */
  accuracyTenCrop?: number;
  imagesPerSecond: number;
  /** n × 7, of the plain pass. */
  probabilities: Float32Array;
  /** n × 7, the mean over the image and its mirror image. */
  averaged: Float32Array;
}

export interface EvaluateOptions {
  batchSize?: number;
  /** false leaves the mirrored pass out: `accuracyTta` is then the plain accuracy. */
  tta?: boolean;
  tenCrop?: boolean;
  onProgress?: (done: number, total: number) => void;
}

/** Runs a classifier over a split. `imagesPerSecond` counts the plain pass only. */
export async function evaluate(
  predict: Predict,
  data: LabelledImages,
  { batchSize = 128, tta = true, tenCrop = false, onProgress }: EvaluateOptions = {},
): Promise<Evaluation> {
  const length = data.count * EMOTION_COUNT;
  const plain = new Float32Array(length);
  const averaged = new Float32Array(length);
  const cropped = new Float32Array(length);
  let done = 0;
  let seconds = 0;
  for (const { pixels, labels } of batches(data, sequential(data.count), batchSize)) {
    const bytes = tf.tidy(() => tf.mul(pixels, 255)) as tf.Tensor4D;
    pixels.dispose();
    const start = performance.now();
    const own = await read(predict(bytes));
    seconds += (performance.now() - start) / 1000;
    const at = done * EMOTION_COUNT;
    plain.set(own, at);
    averaged.set(tta ? meanOf([own, await predictView(predict, bytes, mirror)]) : own, at);
    if (tenCrop) {
      const views: Float32Array[] = [];
      for (const view of tenCropViews(data.size)) views.push(await predictView(predict, bytes, view));
      cropped.set(meanOf(views), at);
    }
    bytes.dispose();
    done += labels.length;
    onProgress?.(done, data.count);
  }
  return {
    ...classificationMetrics(plain, data.labels),
    accuracyTta: classificationMetrics(averaged, data.labels).accuracy,
    ...(tenCrop && { accuracyTenCrop: classificationMetrics(cropped, data.labels).accuracy }),
    imagesPerSecond: data.count / seconds,
    probabilities: plain,
    averaged,
  };
}

async function predictView(predict: Predict, pixels: tf.Tensor4D, view: View): Promise<Float32Array> {
  const changed = tf.tidy(() => view(pixels));
  const result = await read(predict(changed));
  changed.dispose();
  return result;
}

function meanOf(views: readonly Float32Array[]): Float32Array {
  return views[0].map((_, i) => views.reduce((sum, view) => sum + view[i], 0) / views.length);
}

async function read(tensor: tf.Tensor): Promise<Float32Array> {
  const values = (await tensor.data()) as Float32Array;
  tensor.dispose();
  return values;
}
