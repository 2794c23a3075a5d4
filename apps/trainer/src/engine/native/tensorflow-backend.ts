import * as tf from '@tensorflow/tfjs-core';

export interface OpAttribute {
  name: string;
  type: number;
  value: unknown;
}

type AttributeTypes = Record<'TF_FLOAT' | 'TF_ATTR_TYPE' | 'TF_ATTR_FLOAT' | 'TF_ATTR_STRING' | 'TF_ATTR_BOOL', number>;

interface TensorflowBackend {
  binding: AttributeTypes;
  executeMultipleOutputs(op: string, attributes: OpAttribute[], inputs: tf.Tensor[], outputs: number): tf.Tensor[];
}

/** Runs any TensorFlow op by name on the node backend. Inputs stay the caller's. */
export function runTensorflowOp(
  op: string,
  attributes: (types: AttributeTypes) => OpAttribute[],
  inputs: tf.Tensor[],
  outputs: number,
): tf.Tensor[] {
  const backend = tf.backend() as unknown as TensorflowBackend;
  return backend.executeMultipleOutputs(op, attributes(backend.binding), inputs, outputs);
}
