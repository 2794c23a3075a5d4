import type { SsdTensor } from '../ssd-tensor.ts';

/** y = scale · x + shift, a figure each channel. */
export interface Affine {
  readonly scale: Float32Array;
  readonly shift: Float32Array;
}

/** Where the weights of a network come from; layers go by their Caffe names in every published form. */
export interface WeightSource {
  /** What the source calls itself in messages. */
  readonly label: string;
  /** [height, width, in, out] */
  readonly kernel: (layer: string) => Omit<SsdTensor, 'name'>;
  readonly bias: (layer: string) => Float32Array;
  /** A batch normalisation as it works on running statistics. */
  readonly batchNorm: (layer: string) => Affine;
  readonly scale: (layer: string) => Affine;
  /** Of a Normalize layer: a factor each channel. */
  readonly normalize: (layer: string) => Float32Array;
}
