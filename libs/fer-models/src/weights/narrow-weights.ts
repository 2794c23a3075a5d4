import { abs, gather, sum, type Tensor, tensor1d, tidy, topk } from '@tensorflow/tfjs-core';
import type { WeightShape } from '../inference/plan-network.ts';
import { ModelError } from '../manifest/model-error.ts';
import type { NamedTensor } from './named-tensor.ts';

/**
 * Weights for a narrower network of one chain of layers (`student`, `vgg13`) from those of a wider one: of every layer the
 * filters with the largest absolute sums stay (Li et al. 2017, arXiv 1608.08710), and of the next layer's kernels what
 * reads them. A start for training, not a network to use.
 *
 * @param weights folded, of the wider network; they stay the caller's
 * @param needed of the narrower network, in the order of its layers, kernel before bias
 * @returns the caller's to dispose
 * @throws {ModelError} `weights-invalid` when the two are not of one architecture, the other is the wider one, or they are no
 *   chain: a kernel reads something else than what the layer before it makes
 */
export function narrowWeights(weights: readonly NamedTensor[], needed: readonly WeightShape[]): NamedTensor[] {
  const wide = new Map(weights.map(({ name, tensor }) => [name, tensor]));
  return tidy(() => {
    /** Channels that the layer before keeps; all of the image's. */
    let kept: Tensor | null = null;
    return needed.map(({ name, shape }) => {
      const tensor = wide.get(name);
      if (tensor?.rank !== shape.length || shape.some((side, axis) => side > tensor.shape[axis]!)) {
        throw new ModelError(
          'weights-invalid',
          `"${name}" of shape [${shape}] cannot be cut out of ${tensor ? `[${tensor.shape}]` : 'nothing'}.`,
          'Start from a network of the same architecture that is as wide or wider.',
        );
      }
      if (shape.length === 1) return { name, tensor: kept ? gather(tensor, kept, 0) : tensor.clone() };
      const inputs = shape.length - 2;
      if (kept && kept.size !== shape[inputs]) {
        throw new ModelError(
          'weights-invalid',
          `"${name}" reads ${shape[inputs]} channels, and the layer before it makes ${kept.size}: the network is no chain, so ` +
            'a narrower one cannot be cut out of it.',
          'Start from a network of the same size.',
        );
      }
      const reading = kept ? gather(tensor, kept, inputs) : tensor;
      kept = strongest(tensor, shape.at(-1)!);
      return { name, tensor: gather(reading, kept, inputs + 1) };
    });
  });
}

/** Indices of the `count` strongest filters of a kernel, in ascending order. */
function strongest(kernel: Tensor, count: number): Tensor {
  const strength = sum(abs(kernel), [...Array(kernel.rank - 1).keys()]);
  const { indices } = topk(strength, count);
  return tensor1d(
    [...indices.dataSync()].sort((a, b) => a - b),
    'int32',
  );
}
