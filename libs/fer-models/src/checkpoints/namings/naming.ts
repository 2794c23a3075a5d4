import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { StateTensor } from '../state-dict.ts';

/** How another project names and lays out the weights of one of our architectures. */
export interface Naming {
  /** Whose names these are. */
  source: string;
  /** `stem/conv/kernel` → `conv1.weight` */
  keyOf: (weight: string) => string;
  /** Makes a tensor fit where the two networks lay it out differently; undefined leaves it as it is. */
  adapt?: (weight: string, tensor: StateTensor, model: LayersModel) => Adapted | undefined;
}

/** A tensor in PyTorch's layout that now fits, and in words what was done. */
export interface Adapted {
  tensor: StateTensor;
  how: string;
}

const SUFFIXES: Readonly<Record<string, string>> = {
  kernel: 'weight',
  bias: 'bias',
  gamma: 'weight',
  beta: 'bias',
  moving_mean: 'running_mean',
  moving_variance: 'running_var',
};

/** PyTorch's key of a weight from the name of its module: `stem/conv/kernel` with `conv1` → `conv1.weight`. */
export function keyFrom(weight: string, moduleOf: (layer: string) => string): string {
  const slash = weight.lastIndexOf('/');
  const suffix = weight.slice(slash + 1);
  const module = moduleOf(weight.slice(0, slash));
  return [module, SUFFIXES[suffix] ?? suffix].filter(Boolean).join('.');
}
