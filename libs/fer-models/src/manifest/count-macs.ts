import type { layers, LayersModel } from '@tensorflow/tfjs-layers';
import { Attention } from '../layers/attention.ts';

/** Multiply–accumulates of one image through the convolutions, dense layers and attention of a network. */
export function countMacs(model: LayersModel): number {
  return model.layers.reduce((total, layer) => total + macsOf(layer), 0);
}

function macsOf(layer: layers.Layer): number {
  const output = layer.outputShape as (number | null)[];
  if (layer instanceof Attention) {
    const [, tokens, channels] = output as number[];
    // Queries × keys, then weights × values: tokens² products of all channels each.
    return 2 * tokens ** 2 * channels;
  }
  const kernel = layer.weights.find(({ originalName }) => originalName.endsWith('/kernel'));
  if (!kernel) return 0;
  // Every kernel value is used once at each output position: [n, h, w, channels] or [n, units].
  const positions = output.slice(1, -1).reduce<number>((product, side) => product * side!, 1);
  return positions * kernel.read().size;
}
