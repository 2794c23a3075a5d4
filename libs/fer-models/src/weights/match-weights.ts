import { ModelError } from '../manifest/model-error.ts';
import type { NamedTensor } from './named-tensor.ts';

const HINT = 'Build the network with the architecture and options that the weights were made with.';

/**
 * Finds the weights that a network needs, in its order.
 *
 * @throws {ModelError} `weights-invalid` naming the first weight that is missing, left over, or of another shape.
 */
export function matchWeights(
  network: string,
  needed: readonly { name: string; shape: readonly (number | null)[] }[],
  weights: readonly NamedTensor[],
): NamedTensor[] {
  const rest = new Map(weights.map(({ name, tensor }) => [name, tensor]));
  const matched = needed.map(({ name, shape }) => {
    const tensor = rest.get(name);
    if (!tensor) throw new ModelError('weights-invalid', `The weights lack "${name}" of ${network}.`, HINT);
    if (String(tensor.shape) !== String(shape)) {
      const shapes = `[${tensor.shape}], but ${network} needs [${shape}]`;
      throw new ModelError('weights-invalid', `Weight "${name}" has the shape ${shapes}.`, HINT);
    }
    rest.delete(name);
    return { name, tensor };
  });
  const [extra] = rest.keys();
  if (extra !== undefined) {
    throw new ModelError('weights-invalid', `Weight "${extra}" has no place in ${network}.`, HINT);
  }
  return matched;
}
