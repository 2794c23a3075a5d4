import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { NamedTensor } from './named-tensor.ts';

/**
 * All weights of a network (moving statistics included) under names that do not depend on what else was built:
 * `<layer>/<weight>`. tfjs adds a counter to `name` for the second network of a kind; `originalName` is without it.
 * The tensors stay the network's: do not dispose them.
 */
export function namedWeights(model: LayersModel): NamedTensor[] {
  return model.weights.map((weight) => ({ name: weight.originalName, tensor: weight.read() }));
}
