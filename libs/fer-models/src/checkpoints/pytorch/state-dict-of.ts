import { checkpointInvalid } from '../checkpoint-invalid.ts';
import type { StateDict, StateTensor } from '../state-dict.ts';
import { PickledTensor } from './tensor-globals.ts';

/** Under which training scripts keep the weights among other things. */
const WRAPPERS = ['state_dict', 'model_state_dict', 'model', 'net'];

/**
 * The tensors in what a checkpoint's pickle held: a state dict, or a dict with one in it. The prefix `module.`, which
 * nn.DataParallel adds, is taken off.
 *
 * @throws {ModelError} `checkpoint-invalid` when there are no tensors
 */
export function stateDictOf(value: unknown): StateDict {
  const dict = value instanceof Map ? (WRAPPERS.map((name) => value.get(name) as unknown).find(isMap) ?? value) : value;
  const tensors = new Map<string, StateTensor>();
  if (isMap(dict)) {
    for (const [name, tensor] of dict) {
      if (tensor instanceof PickledTensor) tensors.set(String(name).replace(/^module\./, ''), tensor);
    }
  }
  if (tensors.size === 0) throw checkpointInvalid('The checkpoint holds no tensors: it is no state dict.');
  return tensors;
}

const isMap = (value: unknown): value is Map<unknown, unknown> => value instanceof Map;
