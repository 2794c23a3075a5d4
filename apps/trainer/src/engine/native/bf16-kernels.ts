import * as tf from '@tensorflow/tfjs-core';
import type { OpAttribute, TensorflowBackend } from './tensorflow-backend.ts';

/** Kernels of tfjs-node with nearly all the arithmetic of our networks, and TensorFlow's ops that do it. */
const KERNELS = ['Conv2D', 'FusedConv2D', 'Conv2DBackpropInput', 'Conv2DBackpropFilter', 'BatchMatMul'];
const OPS = ['Conv2D', 'Conv2DBackpropInput', 'Conv2DBackpropFilter', 'BatchMatMulV2'];

/** TensorFlow's number for bfloat16 (tensorflow/core/framework/types.proto), which tfjs has no name for. */
const DT_BFLOAT16 = 14;

/**
 * Convolutions, their gradients and matrix products round their inputs to bfloat16, add up in float32 and give float32
 * back: "mixed precision" as PyTorch's autocast has it. Rounding costs a hundredth of what the product saves.
 */
export function registerBf16Kernels(): void {
  for (const name of KERNELS) {
    const kernel = tf.getKernel(name, 'tensorflow');
    tf.unregisterKernel(name, 'tensorflow');
    tf.registerKernel({
      ...kernel,
      kernelFunc: ({ backend, ...args }) =>
        kernel.kernelFunc({ ...args, backend: rounding(backend as TensorflowBackend) }),
    });
  }
}

/** The same backend, in which those ops compute in bfloat16. */
function rounding(backend: TensorflowBackend): TensorflowBackend {
  const { binding } = backend;
  const cast = (id: number, from: number, to: number) => {
    const types = [
      { name: 'SrcT', type: binding.TF_ATTR_TYPE, value: from },
      { name: 'DstT', type: binding.TF_ATTR_TYPE, value: to },
      { name: 'Truncate', type: binding.TF_ATTR_BOOL, value: false },
    ];
    return binding.executeOp('Cast', types, [id], 1)[0]!;
  };
  const executeSingleOutput = (op: string, attributes: OpAttribute[], inputs: tf.TensorInfo[]): tf.Tensor => {
    if (!OPS.includes(op)) return backend.executeSingleOutput(op, attributes, inputs);
    const scratch: number[] = [];
    const ids = backend.getInputTensorIds(inputs).map((id, i) => {
      if (inputs[i]!.dtype !== 'float32') return id;
      const rounded = cast(id, binding.TF_FLOAT, DT_BFLOAT16).id;
      scratch.push(rounded);
      return rounded;
    });
    const typed = attributes.map((attribute) =>
      attribute.name === 'T' ? { ...attribute, value: DT_BFLOAT16 } : attribute,
    );
    try {
      const product = binding.executeOp(op, typed, ids, 1)[0]!.id;
      scratch.push(product);
      return backend.createOutputTensor(cast(product, DT_BFLOAT16, binding.TF_FLOAT));
    } finally {
      for (const id of scratch) binding.deleteTensor(id);
    }
  };
  return Object.assign(Object.create(backend) as TensorflowBackend, { executeSingleOutput });
}
