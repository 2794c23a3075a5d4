import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../experiment/experiment-schema.ts';

/** What a batch of logits [n, classes] is measured against. */
export interface LossTargets {
  /** [n, classes] labels, smoothed, mixed and weighted; all rows of the whole batch together sum to 1. */
  labels: tf.Tensor2D;
  /** [n, classes] the teachers' probabilities at temperature 1, each row summing to 1. */
  teacher?: tf.Tensor2D;
  /** Rows of the whole batch, of which this may be a part. */
  batchSize: number;
}

/** A part of a batch's loss: the parts of a batch add up to its mean. */
export type Loss = (logits: tf.Tensor2D, targets: LossTargets) => tf.Scalar;

/**
 * The loss that an experiment asks for: cross-entropy or focal loss against the labels, and with teachers the
 * cross-entropy between their softened probabilities and the network's (Hinton et al. 2015, arXiv 1503.02531; times
 * T², which keeps its gradients' size independent of the temperature T).
 */
export function createLoss({ loss, distil }: Pick<Experiment, 'loss' | 'distil'>): Loss {
  const gamma = loss.type === 'focal' ? loss.gamma : 0;
  return (logits, { labels, teacher, batchSize }) =>
    tf.tidy(() => {
      const hard = focalCrossEntropy(labels, logits, gamma);
      if (!distil || !teacher) return hard;
      const { temperature, weight } = distil;
      const soft = tf.div(
        focalCrossEntropy(soften(teacher, temperature), tf.div(logits, temperature), 0),
        batchSize / temperature ** 2,
      );
      return tf.add<tf.Scalar>(tf.mul(hard, 1 - weight), tf.mul(soft, weight));
    });
}

/** Least 1 − p: at 0 the power has no finite gradient for γ below 1. */
const LEAST_DOUBT = 1e-7;

/** −Σ t (1 − p)^γ log p, summed over rows and classes. */
function focalCrossEntropy(targets: tf.Tensor, logits: tf.Tensor, gamma: number): tf.Scalar {
  const logP = tf.logSoftmax(logits);
  if (gamma === 0) return tf.neg(tf.sum(tf.mul(targets, logP)));
  const doubt = tf.maximum(tf.sub(1, tf.exp(logP)), LEAST_DOUBT);
  return tf.neg(tf.sum(tf.mul(targets, tf.mul(logP, tf.pow(doubt, gamma)))));
}

/** Probabilities at temperature 1 → the same at temperature T: p^(1/T), normalised. */
function soften(probabilities: tf.Tensor2D, temperature: number): tf.Tensor2D {
  return tf.softmax(tf.div(tf.log(tf.maximum(probabilities, 1e-8)), temperature));
}

/**
 * One-hot targets with label smoothing (Szegedy et al. 2016, arXiv 1512.00567): 1 − s on the label, s / classes on all.
 *
 * @returns [n, classes]
 */
export function smoothTargets(labels: Uint8Array, classes: number, smoothing: number): tf.Tensor2D {
  return tf.tidy(() => {
    const oneHot = tf.oneHot(tf.tensor1d(Array.from(labels), 'int32'), classes);
    return tf.add(tf.mul(oneHot, 1 - smoothing), smoothing / classes) as tf.Tensor2D;
  });
}

/** Multiplies each class by its weight and scales the whole to sum 1, as torch's weighted mean does. */
export function weighTargets(targets: tf.Tensor2D, weights: Float32Array | undefined): tf.Tensor2D {
  return tf.tidy(() => {
    const weighted = weights ? tf.mul(targets, tf.tensor1d(weights)) : targets;
    return tf.div<tf.Tensor2D>(weighted, tf.sum(weighted));
  });
}
