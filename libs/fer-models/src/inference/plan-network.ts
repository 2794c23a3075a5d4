import { dispose, type Tensor, type Tensor2D, type Tensor4D, tidy } from '@tensorflow/tfjs-core';
import { openArchitecture } from '../architectures/architectures.ts';
import { createPlanOps, type PlanValue } from './plan-ops.ts';

/** Name and shape of a weight. */
export interface WeightShape {
  name: string;
  shape: readonly number[];
}

/** How to predict with a network of one architecture, batch norm folded into the convolutions; without its weights. */
export interface NetworkPlan {
  name: string;
  inputShape: readonly [height: number, width: number, channels: number];
  outputs: number;
  /** In the order in which `run` takes them. */
  weights: readonly WeightShape[];
  /** Multiply–accumulates of one image through the convolutions, dense layers and attention. */
  macs: number;
  /**
   * @param x [n, height, width, channels]; stays the caller's, as the weights do
   * @returns [n, outputs], the caller's to dispose
   */
  run(x: Tensor4D, weights: readonly Tensor[]): Tensor2D;
}

/**
 * Lists the steps of a network. To predict, this is all that is needed: no layers, no training, no graph to walk.
 *
 * @throws ModelError `architecture-unknown` for a name or an option that this version does not have
 */
export function planNetwork(name: string, options: Record<string, unknown>): NetworkPlan {
  const { options: parsed, connect } = openArchitecture(name, options);
  const { inputSize, channels } = parsed;
  const inputShape = [inputSize, inputSize, channels] as const;
  const { ops, input, recorded } = createPlanOps(inputShape);
  const output = connect<PlanValue>(ops, input);
  const { steps, weights, macs } = recorded();
  const lastUse = new Map(steps.flatMap(({ inputs }, step) => inputs.map((value) => [value, step])));
  const run = (x: Tensor4D, tensors: readonly Tensor[]) =>
    tidy(() => {
      const values: Tensor[] = [x];
      for (const [index, step] of steps.entries()) {
        const own = step.inputs.map((value) => values[value]!);
        values.push(
          step.compute(
            own,
            step.weights.map((weight) => tensors[weight]!),
          ),
        );
        // A batch of large images would not fit in memory all at once.
        for (const value of new Set(step.inputs)) {
          if (value !== input.index && lastUse.get(value) === index) dispose(values[value]);
        }
      }
      return values[output.index] as Tensor2D;
    });
  return { name, inputShape, outputs: output.shape.at(-1)!, weights, macs, run };
}
