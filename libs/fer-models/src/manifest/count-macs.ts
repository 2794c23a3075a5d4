import type { LayersModel } from '@tensorflow/tfjs-layers';

/** Multiply–accumulates of one image through the convolutions and dense layers of a network. */
export function countMacs(model: LayersModel): number {
  let total = 0;
  for (const layer of model.layers) {
    const kernel = layer.weights.find(({ originalName }) => originalName.endsWith('/kernel'));
    if (!kernel) continue;
    const output = layer.outputShape as (number | null)[];
    // Every kernel value is used once at each output position: [n, h, w, channels] or [n, units].
    const positions = output.slice(1, -1).reduce<number>((product, side) => product * side!, 1);
    total += positions * kernel.read().size;
  }
  return total;
}
