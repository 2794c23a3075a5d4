import { createAugmentation, createMixing, type Random, toModelInput } from '@howifeel/fer-data';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { TrainingData } from '../data/prepare-training-data.ts';
import type { Experiment } from '../experiment/experiment-schema.ts';
import { TrainerError } from '../trainer-error.ts';
import { classWeights } from './balance.ts';
import type { Batch } from './batches.ts';
import type { Ema } from './ema.ts';
import { learns } from './freeze.ts';
import { createLoss, smoothTargets, weighTargets } from './loss.ts';
import { trainableWeights } from './model-weights.ts';
import { clipGradients } from './optimiser/clip-gradients.ts';
import type { Optimiser } from './optimiser/optimiser.ts';

/** A batch that the network can learn from: augmented, mixed, normalised. Owned by whoever holds it. */
export interface PreparedBatch {
  input: tf.Tensor4D;
  labelTargets: tf.Tensor2D;
  teacherTargets?: tf.Tensor2D;
  labels: Uint8Array;
}

export interface Stepper {
  /** Augments and mixes; takes the batch over. */
  prepare(batch: Batch, random: Random): PreparedBatch;
  /**
   * One optimiser step; takes the batch over. Weights stay as they are when the loss is not finite.
   *
   * @param meanwhile runs when the device has its work and before its answer is waited for
   */
  step(batch: PreparedBatch, epoch: number, learningRate: number, meanwhile: () => void): Promise<StepResult>;
}

export interface StepResult {
  loss: number;
  /** Images whose (unmixed) label was predicted. */
  correct: number;
}

interface StepperOptions {
  model: LayersModel;
  optimiser: Optimiser;
  ema: Ema;
  experiment: Experiment;
  data: TrainingData;
  /** Probabilities of the teachers, training.count × classes. */
  teacher?: Float32Array;
}

/** Everything between a batch of bytes and changed weights. */
export function createStepper({ model, optimiser, ema, experiment, data, teacher }: StepperOptions): Stepper {
  const augment = createAugmentation(experiment.augment);
  const mix = createMixing(experiment.augment);
  const lossOf = createLoss(experiment);
  const classes = model.outputShape[1] as number;
  const weights = experiment.balance === 'weights' ? classWeights(data.training.labels, classes) : undefined;
  const parameters = trainableWeights(model);

  const prepare = ({ pixels, labels, indices }: Batch, random: Random): PreparedBatch => {
    const tensors = tf.tidy(() => {
      const own = smoothTargets(labels, classes, experiment.labelSmoothing);
      const targets = teacher ? tf.concat2d([own, rowsOf(teacher, indices, classes)], 1) : own;
      const mixed = mix({ images: augment(pixels, random), targets }, random);
      const [hard, soft] = teacher ? tf.split<tf.Tensor2D>(mixed.targets, 2, 1) : [mixed.targets];
      return {
        input: toModelInput(tf.mul(mixed.images, 255), experiment.input),
        labelTargets: weighTargets(hard, weights),
        ...(soft && { teacherTargets: soft }),
      };
    });
    pixels.dispose();
    return { ...tensors, labels };
  };

  /** Loss, gradients and predictions of rows `start` … `start + count` of a batch. */
  const backward = (batch: PreparedBatch, start: number, count: number, learning: typeof parameters) => {
    const rows = <T extends tf.Tensor>(tensor: T): T => tf.slice(tensor, start, count);
    return tf.tidy(() => {
      let predicted: tf.Tensor | undefined;
      const { value, grads } = tf.variableGrads(
        () => {
          const logits = model.apply(rows(batch.input), { training: true }) as tf.Tensor2D;
          predicted = tf.keep(tf.argMax(logits, 1));
          return lossOf(logits, {
            labels: rows(batch.labelTargets),
            ...(batch.teacherTargets && { teacher: rows(batch.teacherTargets) }),
            batchSize: batch.labels.length,
          });
        },
        learning.map(({ variable }) => variable),
      );
      return { value, predicted: predicted!, gradients: learning.map(({ variable }) => grads[variable.name]) };
    });
  };

  return {
    prepare,
    async step(batch, epoch, learningRate, meanwhile) {
      const learning = parameters.filter(({ name }) => learns(name, experiment.freeze, epoch));
      if (learning.length === 0) {
        throw new TrainerError(
          `Epoch ${epoch + 1} has nothing to learn: 'freeze' holds every layer of ${model.name}.`,
          `Leave some out with 'except'; the weights are ${parameters[0]?.name} … ${parameters.at(-1)?.name}.`,
        );
      }
      const n = batch.labels.length;
      const size = Math.ceil(n / experiment.accumulate);
      const losses: tf.Tensor[] = [];
      const predictions: tf.Tensor[] = [];
      let gradients: tf.Tensor[] = [];
      for (let start = 0; start < n; start += size) {
        const part = backward(batch, start, Math.min(size, n - start), learning);
        losses.push(part.value);
        predictions.push(part.predicted);
        gradients = start === 0 ? part.gradients : addAndDispose(gradients, part.gradients);
      }
      const byName = Object.fromEntries(learning.map(({ name }, i) => [name, gradients[i]]));
      const clipped = experiment.clipNorm > 0 ? clipGradients(byName, experiment.clipNorm) : byName;
      meanwhile();
      let loss = 0;
      for (const tensor of losses) loss += (await tensor.data())[0];
      if (Number.isFinite(loss)) {
        optimiser.step(clipped, learningRate);
        ema.update();
      }
      let correct = 0;
      for (const [part, tensor] of predictions.entries()) {
        for (const [i, predicted] of (await tensor.data()).entries()) {
          if (predicted === batch.labels[part * size + i]) correct++;
        }
      }
      tf.dispose([losses, predictions, gradients, clipped]);
      disposeBatch(batch);
      return { loss, correct };
    },
  };
}

/** Frees a prepared batch that is not learnt from after all. */
export function disposeBatch({ input, labelTargets, teacherTargets }: PreparedBatch): void {
  tf.dispose([input, labelTargets]);
  teacherTargets?.dispose();
}

function addAndDispose(sums: tf.Tensor[], more: tf.Tensor[]): tf.Tensor[] {
  const added = sums.map((sum, i) => tf.add(sum, more[i]));
  tf.dispose([sums, more]);
  return added;
}

function rowsOf(values: Float32Array, indices: readonly number[], columns: number): tf.Tensor2D {
  const rows = new Float32Array(indices.length * columns);
  for (const [i, index] of indices.entries()) {
    rows.set(values.subarray(index * columns, (index + 1) * columns), i * columns);
  }
  return tf.tensor2d(rows, [indices.length, columns]);
}
