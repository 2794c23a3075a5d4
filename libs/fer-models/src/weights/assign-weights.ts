import type { LayersModel } from '@tensorflow/tfjs-layers';
import { ModelError } from '../manifest/model-error.ts';
import type { NamedTensor } from './named-tensor.ts';

const HINT = 'Build the network with the architecture and options that the weights were made with.';

/**
 * Copies weights into a network by name. The tensors stay the caller's. Nothing is copied unless all of them fit.
 *
 * @throws {ModelError} `weights-invalid` naming the first weight that is missing, left over, or of another shape.
 */
export function assignWeights(model: LayersModel, weights: readonly NamedTensor[]): void {
  const rest = new Map(weights.map(({ name, tensor }) => [name, tensor]));
  const pairs = model.weights.map((weight) => {
    const name = weight.originalName;
    const tensor = rest.get(name);
    if (!tensor) throw new ModelError('weights-invalid', `The weights lack "${name}" of ${model.name}.`, HINT);
    if (String(tensor.shape) !== String(weight.shape)) {
      const shapes = `[${tensor.shape}], but ${model.name} needs [${weight.shape}]`;
      throw new ModelError('weights-invalid', `Weight "${name}" has the shape ${shapes}.`, HINT);
    }
    rest.delete(name);
    return { weight, tensor };
  });
  const [extra] = rest.keys();
  if (extra !== undefined) {
    throw new ModelError('weights-invalid', `Weight "${extra}" has no place in ${model.name}.`, HINT);
  }
  for (const { weight, tensor } of pairs) weight.write(tensor);
}
