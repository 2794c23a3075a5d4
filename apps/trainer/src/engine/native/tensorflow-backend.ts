import * as tf from '@tensorflow/tfjs-core';

export interface OpAttribute {
  name: string;
  type: number;
  value: unknown;
}

type AttributeTypes = Record<'TF_FLOAT' | 'TF_ATTR_TYPE' | 'TF_ATTR_FLOAT' | 'TF_ATTR_STRING' | 'TF_ATTR_BOOL', number>;

/** A tensor of TensorFlow's own; who gets one deletes it. */
interface TensorHandle {
  id: number;
  shape: number[];
  dtype: number;
}

interface TensorflowBinding extends AttributeTypes {
  executeOp(op: string, attributes: OpAttribute[], inputIds: number[], outputs: number): TensorHandle[];
  deleteTensor(id: number): void;
}

/** What we use of tfjs-node's NodeJSKernelBackend, which publishes no types of these. */
export interface TensorflowBackend extends tf.KernelBackend {
  binding: TensorflowBinding;
  /** Whether libtensorflow found a GPU that it can compute on; without one it is the processor. */
  readonly isUsingGpuDevice: boolean;
  getInputTensorIds(tensors: tf.TensorInfo[]): number[];
  /** Takes the handle over. */
  createOutputTensor(handle: TensorHandle): tf.Tensor;
  executeSingleOutput(op: string, attributes: OpAttribute[], inputs: tf.TensorInfo[]): tf.Tensor;
  executeMultipleOutputs(op: string, attributes: OpAttribute[], inputs: tf.TensorInfo[], outputs: number): tf.Tensor[];
}

/** Runs any TensorFlow op by name on the node backend. Inputs stay the caller's. */
export function runTensorflowOp(
  op: string,
  attributes: (types: AttributeTypes) => OpAttribute[],
  inputs: tf.Tensor[],
  outputs: number,
): tf.Tensor[] {
  const backend = tf.backend() as TensorflowBackend;
  return backend.executeMultipleOutputs(op, attributes(backend.binding), inputs, outputs);
}
