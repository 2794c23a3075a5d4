import * as tf from '@tensorflow/tfjs-core';
import { foldConstants } from './constants.ts';
import { fuseActivations } from './fuse-activations.ts';
import { fuseResiduals } from './fuse-residuals.ts';
import { createKernel } from './kernels/create-kernel.ts';
import type { FastKernels, Kernel } from './kernels/kernel.ts';
import type { TfliteModel } from './tflite-model.ts';

/** A TFLite model on the current tfjs backend. */
export interface Graph {
  /** Runs the model. The caller keeps the input and owns the outputs, which come in the file's order. */
  readonly execute: (input: tf.Tensor) => tf.Tensor[];
  /** Frees the weights. */
  readonly dispose: () => void;
}

interface Step extends Kernel {
  /** Tensor indices of the inputs that are not constants. */
  readonly inputs: readonly number[];
  readonly output: number;
  /** Tensors that nothing reads after this step. */
  readonly release: readonly number[];
}

/**
 * Builds an executor over tfjs ops for a model with one input: weights are uploaded once, activations fused where the
 * graph allows, intermediate results disposed as soon as nothing needs them.
 */
export function createGraph(model: TfliteModel, fast: FastKernels = {}): Graph {
  const [input, ...more] = model.inputs;
  if (input === undefined || more.length > 0) {
    throw new Error(`The model has ${model.inputs.length} inputs; exactly 1 is supported.`);
  }
  const steps = planSteps(model, fast);
  return {
    execute: (tensor) =>
      tf.tidy(() => {
        const live = new Map<number, tf.Tensor>([[input, tensor]]);
        for (const step of steps) {
          live.set(step.output, step.run(step.inputs.map((index) => live.get(index)!)));
          for (const index of step.release) {
            if (index !== input) live.get(index)?.dispose();
            live.delete(index);
          }
        }
        return model.outputs.map((index) => live.get(index)!);
      }),
    dispose: () => tf.dispose(steps.flatMap((step) => [...step.weights])),
  };
}

function planSteps(model: TfliteModel, fast: FastKernels): Step[] {
  const { constants, operators } = foldConstants(model);
  const fused = fuseResiduals(fuseActivations(operators, model.outputs), constants, model.outputs);
  const lastReader = new Map<number, number>();
  fused.forEach((operator, at) => operator.inputs.forEach((index) => lastReader.set(index, at)));
  return fused.map((operator, at) => {
    const inputs = operator.inputs.filter((index) => !constants.has(index));
    const release = inputs.filter((index) => lastReader.get(index) === at && !model.outputs.includes(index));
    return { ...createKernel(operator, constants, model.tensors, fast), inputs, output: operator.output, release };
  });
}
