import { add, div, mul, sqrt, sub, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { BatchNorm } from '../layers/batch-norm.ts';
import { assignWeights } from './assign-weights.ts';
import { namedWeights } from './named-weights.ts';

/**
 * Fills `folded` (the same architecture with `folded: true`) with the weights of `trained`, such that both compute the
 * same at inference: with s = γ / √(σ² + ε), a convolution `<n>/conv` before a batch norm `<n>/bn` becomes kernel × s
 * with bias β − μ × s (Jacob et al. 2018, arXiv 1712.05877, section 3.2). Everything else is copied by name.
 * Neither network is disposed.
 *
 * @throws {ModelError} `weights-invalid` when the two are not of one architecture.
 */
export function foldBatchNorm(trained: LayersModel, folded: LayersModel): void {
  tidy(() => {
    const weights = new Map(namedWeights(trained).map(({ name, tensor }) => [name, tensor]));
    for (const layer of trained.layers) {
      if (!(layer instanceof BatchNorm)) continue;
      const block = layer.name.replace(/\/bn$/, '');
      const take = (name: string): Tensor => {
        const tensor = weights.get(name)!;
        weights.delete(name);
        return tensor;
      };
      const [gamma, beta, mean, variance] = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((weight) =>
        take(`${layer.name}/${weight}`),
      );
      const scale = div(gamma, sqrt(add(variance, layer.epsilon)));
      weights.set(`${block}/conv/bias`, sub(beta, mul(mean, scale)));
      // The kernel is [height, width, in, out]: the scale of each output channel broadcasts over its last axis.
      weights.set(`${block}/conv/kernel`, mul(take(`${block}/conv/kernel`), scale));
    }
    assignWeights(
      folded,
      [...weights].map(([name, tensor]) => ({ name, tensor })),
    );
  });
}
