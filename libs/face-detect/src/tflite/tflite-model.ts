/** Element types that the face detection files use. */
export type TensorType = 'float32' | 'float16' | 'int32';

/** How one dimension of a sparse tensor is stored. */
export type SparseDimension =
  | { readonly format: 'dense'; readonly size: number }
  /** Compressed sparse row: row r holds the elements segments[r] … segments[r + 1] − 1, at column indices[element]. */
  | { readonly format: 'csr'; readonly segments: readonly number[]; readonly indices: readonly number[] };

/** One row of the file's tensor table. */
export interface TfliteTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: TensorType;
  /** Little-endian values of a constant; empty for a tensor that is computed. */
  readonly data: Uint8Array;
  /** Set for a constant whose zeros are left out of `data`, outermost dimension first. */
  readonly sparsity: readonly SparseDimension[] | null;
}

export type Padding = 'same' | 'valid';
export type Activation = 'linear' | 'relu' | 'relu6';

/** [height, width] */
export type Pair = readonly [number, number];

/** What an operator does, with its options. */
export type OperatorKind =
  | { readonly name: 'CONV_2D'; padding: Padding; strides: Pair; dilations: Pair; activation: Activation }
  | { readonly name: 'DEPTHWISE_CONV_2D'; padding: Padding; strides: Pair; dilations: Pair; activation: Activation }
  | { readonly name: 'MAX_POOL_2D'; padding: Padding; strides: Pair; filter: Pair; activation: Activation }
  | { readonly name: 'ADD'; activation: Activation }
  | { readonly name: 'CONCATENATION'; axis: number; activation: Activation }
  | { readonly name: 'RESIZE_BILINEAR'; alignCorners: boolean; halfPixelCenters: boolean }
  | { readonly name: 'DEPTH_TO_SPACE'; blockSize: number }
  | { readonly name: 'RELU' | 'PAD' | 'RESHAPE' | 'DEQUANTIZE' | 'DENSIFY' };

export type OperatorName = OperatorKind['name'];

/** One row of the file's operator list, in execution order; inputs and output are indices of the tensor table. */
export type TfliteOperator = OperatorKind & { readonly inputs: readonly number[]; readonly output: number };

/** A .tflite file with one subgraph. */
export interface TfliteModel {
  readonly tensors: readonly TfliteTensor[];
  readonly operators: readonly TfliteOperator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}
