import { input, type LayersModel, model } from '@tensorflow/tfjs-layers';
import { openArchitecture } from '../architectures/architectures.ts';
import { createLayerOps } from './layer-ops.ts';

/**
 * Builds a network to train by its name in an experiment file; to predict, see `planNetwork`.
 *
 * @returns a model [n, inputSize, inputSize, channels] → logits [n, classes]
 * @throws ModelError `architecture-unknown` for a name or an option that this version does not have
 */
export function createArchitecture(name: string, options: Record<string, unknown>): LayersModel {
  const architecture = openArchitecture(name, options);
  const { inputSize, channels, seed } = architecture.options;
  const image = input({ name: 'image', shape: [inputSize, inputSize, channels] });
  return model({ name, inputs: image, outputs: architecture.connect(createLayerOps(seed), image) });
}
