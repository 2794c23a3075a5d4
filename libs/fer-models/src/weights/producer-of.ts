import type { layers } from '@tensorflow/tfjs-layers';

/** The layer that a layer with one input gets it from. */
export function producerOf(layer: layers.Layer): layers.Layer {
  return layer.inboundNodes[0].inboundLayers[0];
}

/** Names of the weights of a convolution or dense layer. */
export function namesOf({ name }: layers.Layer): { kernel: string; bias: string } {
  return { kernel: `${name}/kernel`, bias: `${name}/bias` };
}
