import type { LayersModel } from '@tensorflow/tfjs-layers';

/**
 * Layer-wise learning-rate decay (Howard & Ruder 2018, arXiv 1801.06146; Clark et al. 2020, arXiv 2003.10555): the last
 * block learns at the full rate, each block below it at `decay` times the rate of the one above.
 *
 * @returns a weight's name → the factor on its learning rate
 */
export function layerRates(model: LayersModel, decay: number): (weight: string) => number {
  const names = model.trainableWeights.map((weight) => blockOf(weight.originalName));
  const blocks = [...new Set(names)];
  return (weight) => decay ** (blocks.length - 1 - blocks.indexOf(blockOf(weight)));
}

/**
 * `layer1/0/1/conv/kernel` → `layer1/0`, `stem/conv/kernel` → `stem`: the second part counts where it is a block's number.
 * Branches stand side by side, not above each other.
 */
function blockOf(weight: string): string {
  const [first, second] = weight.split('/');
  return second !== undefined && /^(block)?\d+$/.test(second) ? `${first}/${second}` : first;
}
