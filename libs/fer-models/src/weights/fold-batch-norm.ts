import { add, clone, div, mul, sqrt, sub, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { BatchNorm } from '../layers/batch-norm.ts';
import { Scale } from '../layers/scale.ts';
import type { NamedTensor } from './named-tensor.ts';
import { namedWeights } from './named-weights.ts';
import { namesOf, producerOf } from './producer-of.ts';

type Weights = Map<string, Tensor>;

/**
 * The weights with which the plan of the same architecture (`planNetwork`) computes what `trained` does at inference:
 * with s = γ / √(σ² + ε), a convolution or dense layer before a batch norm becomes kernel × s with bias β + (b − μ) × s
 * (Jacob et al. 2018, arXiv 1712.05877, section 3.2); one before a {@link Scale} takes its factor. Everything else is
 * copied by name. `trained` stays as it is; the result is the caller's to dispose.
 */
export function foldBatchNorm(trained: LayersModel): NamedTensor[] {
  return tidy(() => {
    const weights: Weights = new Map(namedWeights(trained).map(({ name, tensor }) => [name, clone(tensor)]));
    for (const layer of trained.layers) {
      if (layer instanceof BatchNorm) fold(weights, layer);
      if (layer instanceof Scale) scale(weights, layer);
    }
    return [...weights].map(([name, tensor]) => ({ name, tensor }));
  });
}

function fold(weights: Weights, layer: BatchNorm): void {
  const [gamma, beta, mean, variance] = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((weight) => {
    const name = `${layer.name}/${weight}`;
    const tensor = weights.get(name)!;
    weights.delete(name);
    return tensor;
  });
  const { kernel, bias } = namesOf(producerOf(layer));
  const factor = div(gamma, sqrt(add(variance, layer.epsilon)));
  const before = weights.get(bias);
  // The output channels are a kernel's last axis, both of [height, width, in, out] and of [in, out]: it broadcasts.
  weights.set(kernel, mul(weights.get(kernel)!, factor));
  weights.set(bias, add(beta, mul(before ? sub(before, mean) : mul(mean, -1), factor)));
}

function scale(weights: Weights, layer: Scale): void {
  for (const name of Object.values(namesOf(producerOf(layer))))
    weights.set(name, mul(weights.get(name)!, layer.factor));
}
