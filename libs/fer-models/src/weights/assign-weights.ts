import type { LayersModel } from '@tensorflow/tfjs-layers';
import { matchWeights } from './match-weights.ts';
import type { NamedTensor } from './named-tensor.ts';

/**
 * Copies weights into a network by name. The tensors stay the caller's. Nothing is copied unless all of them fit.
 *
 * @throws {ModelError} `weights-invalid` naming the first weight that is missing, left over, or of another shape.
 */
export function assignWeights(model: LayersModel, weights: readonly NamedTensor[]): void {
  const needed = model.weights.map(({ originalName, shape }) => ({ name: originalName, shape }));
  const matched = matchWeights(model.name, needed, weights);
  for (const [i, { tensor }] of matched.entries()) model.weights[i]!.write(tensor);
}
