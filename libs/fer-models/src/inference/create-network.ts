import { dispose, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import { matchWeights } from '../weights/match-weights.ts';
import type { NamedTensor } from '../weights/named-tensor.ts';
import type { NetworkPlan } from './plan-network.ts';

/** A network to predict with. */
export interface Network {
  readonly plan: NetworkPlan;
  /** Its own: do not dispose them. */
  readonly weights: readonly NamedTensor[];
  /**
   * @param x model input, [n, height, width, channels]; stays the caller's
   * @returns logits [n, classes], the caller's to dispose
   */
  predict(x: Tensor4D): Tensor2D;
  dispose(): void;
}

/**
 * Gives a plan its weights, which belong to the network from now on.
 *
 * @throws {ModelError} `weights-invalid` naming the first weight that is missing, left over, or of another shape; the
 *   weights are the caller's then.
 */
export function createNetwork(plan: NetworkPlan, weights: readonly NamedTensor[]): Network {
  const ordered = matchWeights(plan.name, plan.weights, weights);
  const tensors = ordered.map(({ tensor }) => tensor);
  return { plan, weights: ordered, predict: (x) => plan.run(x, tensors), dispose: () => dispose(tensors) };
}
