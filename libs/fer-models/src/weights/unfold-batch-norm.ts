import { div, fill, onesLike, tidy, type Tensor, zerosLike } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { BatchNorm } from '../layers/batch-norm.ts';
import { Scale } from '../layers/scale.ts';
import { assignWeights } from './assign-weights.ts';
import type { NamedTensor } from './named-tensor.ts';
import { namesOf, producerOf } from './producer-of.ts';

/**
 * The inverse of `foldBatchNorm`: fills `network`, which has its batch norms, with `folded` weights, such that
 * it computes the same at inference. A batch norm gets the bias of the folded convolution as its β, γ = √(1 + ε), mean 0
 * and variance 1; call `alignBatchNorm` before training on, which needs the statistics that folding threw away. The
 * tensors stay the caller's.
 *
 * @throws {ModelError} `weights-invalid` when the weights are of another architecture.
 */
export function unfoldBatchNorm(folded: readonly NamedTensor[], network: LayersModel): void {
  tidy(() => {
    const weights = new Map(folded.map(({ name, tensor }) => [name, tensor]));
    for (const layer of network.layers) {
      if (layer instanceof Scale) unscale(weights, layer);
    }
    for (const layer of network.layers) {
      if (layer instanceof BatchNorm) unfold(weights, layer);
    }
    assignWeights(
      network,
      [...weights].map(([name, tensor]) => ({ name, tensor })),
    );
  });
}

function unfold(weights: Map<string, Tensor>, layer: BatchNorm): void {
  const producer = producerOf(layer);
  const { bias } = namesOf(producer);
  const beta = weights.get(bias);
  if (!beta) return;
  if (producer.weights.length > 1) weights.set(bias, zerosLike(beta));
  else weights.delete(bias);
  const own = { gamma: fill(beta.shape, Math.sqrt(1 + layer.epsilon)), beta };
  const moving = { moving_mean: zerosLike(beta), moving_variance: onesLike(beta) };
  for (const [name, tensor] of Object.entries({ ...own, ...moving })) weights.set(`${layer.name}/${name}`, tensor);
}

function unscale(weights: Map<string, Tensor>, layer: Scale): void {
  for (const name of Object.values(namesOf(producerOf(layer)))) {
    const tensor = weights.get(name);
    if (tensor) weights.set(name, div(tensor, layer.factor));
  }
}
