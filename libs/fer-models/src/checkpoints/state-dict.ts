/** One tensor of a checkpoint; its values are read when they are asked for. */
export interface StateTensor {
  shape: readonly number[];
  /** Row-major, as float32 whatever the file holds. */
  read: () => Float32Array;
}

/** The tensors of a network by their names in the file, such as `layer1.0.conv1.weight`. */
export type StateDict = ReadonlyMap<string, StateTensor>;
