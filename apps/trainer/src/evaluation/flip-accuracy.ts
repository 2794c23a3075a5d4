import type { LabelledImages } from '@howifeel/fer-data';
import * as tf from '@tensorflow/tfjs-core';
import { evaluate, type Predict } from './evaluate.ts';
import { classificationMetrics } from './metrics.ts';
import { mirror } from './views.ts';

/**
 * Accuracy of the mean probabilities of an image and its mirror image, where the images themselves were looked at before.
 *
 * @param plain n × 7, what `predict` says of the images
 */
export async function flipAccuracy(predict: Predict, data: LabelledImages, plain: Float32Array): Promise<number> {
  const predictMirrored = (pixels: tf.Tensor4D) => tf.tidy(() => predict(mirror(pixels)));
  const { probabilities } = await evaluate(predictMirrored, data, { tta: false });
  const averaged = plain.map((value, i) => (value + probabilities[i]) / 2);
  return classificationMetrics(averaged, data.labels).accuracy;
}
