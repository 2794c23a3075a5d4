import { add, div, mean, moments, mul, sqrt, square, stack, sub, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { type LayersModel, type LayerVariable, model, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { BatchNorm } from '../layers/batch-norm.ts';

/**
 * Gives every batch norm the statistics of its input over `batches`, and changes γ and β so that the network computes
 * what it computed before. Afterwards training, which normalises by the batch, starts from what inference says; with
 * unfolded weights it would not.
 *
 * @param batches model inputs, [n, height, width, channels] each; they stay the caller's
 */
export function alignBatchNorm(network: LayersModel, batches: readonly Tensor[]): void {
  const layers = network.layers.filter((layer) => layer instanceof BatchNorm);
  if (layers.length === 0) return;
  tidy(() => {
    const inputs = model({ inputs: network.inputs, outputs: layers.map((layer) => layer.input as SymbolicTensor) });
    const momentsOf = (batch: Tensor) => tidy(() => [inputs.predict(batch)].flat().map(firstTwoMoments));
    const perBatch = batches.map(momentsOf);
    for (const [i, layer] of layers.entries()) {
      const average = (moment: 'first' | 'second') => mean(stack(perBatch.map((batch) => batch[i][moment])), 0);
      const first = average('first');
      align(layer, first, sub(average('second'), square(first)));
    }
  });
}

/** Of each channel: the mean and the mean square. */
function firstTwoMoments(x: Tensor): { first: Tensor; second: Tensor } {
  const { mean: first, variance } = moments(x, [...Array(x.rank - 1).keys()]);
  return { first, second: add(variance, square(first)) };
}

/** y = γ (x − μ) / √(σ² + ε) + β stays the same function of x with the new μ and σ². */
function align(layer: BatchNorm, newMean: Tensor, newVariance: Tensor): void {
  const weights = new Map(layer.weights.map((weight) => [weight.originalName.split('/').at(-1), weight]));
  const read = (name: string): [LayerVariable, Tensor] => [weights.get(name)!, weights.get(name)!.read()];
  const [gamma, oldGamma] = read('gamma');
  const [beta, oldBeta] = read('beta');
  const [movingMean, oldMean] = read('moving_mean');
  const [movingVariance, oldVariance] = read('moving_variance');
  const slope = div(oldGamma, sqrt(add(oldVariance, layer.epsilon)));
  beta.write(add(oldBeta, mul(slope, sub(newMean, oldMean))));
  gamma.write(mul(slope, sqrt(add(newVariance, layer.epsilon))));
  movingMean.write(newMean);
  movingVariance.write(newVariance);
}
