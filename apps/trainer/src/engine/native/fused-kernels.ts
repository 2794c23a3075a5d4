import { registerFusedBatchNorm } from '@howifeel/fer-models';
import * as tf from '@tensorflow/tfjs-core';
import { type OpAttribute, runTensorflowOp } from './tensorflow-backend.ts';

type Attributes = Parameters<typeof runTensorflowOp>[1];

let registered = false;

/**
 * TensorFlow's own ops for what tfjs composes from many small ones, batch norm in training (FusedBatchNormV3 and its
 * gradient) and the gradient of ReLU, and for what tfjs-node lacks, `tf.image.transform`.
 */
export function registerFusedKernels(): void {
  if (registered) return;
  registered = true;
  registerFusedBatchNorm('tensorflow', { forward: batchNorm, backward: batchNormGradient });
  registerReluGradient();
  tf.registerKernel({ kernelName: 'Transform', backendName: 'tensorflow', kernelFunc: transform });
}

const floatAttribute =
  (name: string): Attributes =>
  (t) => [{ name, type: t.TF_ATTR_TYPE, value: t.TF_FLOAT }];

const batchNormAttributes =
  (epsilon: number): Attributes =>
  (t): OpAttribute[] => [
    ...floatAttribute('T')(t),
    ...floatAttribute('U')(t),
    { name: 'epsilon', type: t.TF_ATTR_FLOAT, value: epsilon },
    { name: 'data_format', type: t.TF_ATTR_STRING, value: 'NHWC' },
    { name: 'is_training', type: t.TF_ATTR_BOOL, value: true },
  ];

function batchNorm(x: tf.Tensor4D, gamma: tf.Tensor1D, beta: tf.Tensor1D, epsilon: number) {
  const none = tf.tensor1d([]);
  const inputs = [x, gamma, beta, none, none];
  const [y, mean, variance, ...saved] = runTensorflowOp('FusedBatchNormV3', batchNormAttributes(epsilon), inputs, 6);
  return { y: y as tf.Tensor4D, mean: mean as tf.Tensor1D, variance: variance as tf.Tensor1D, saved };
}

function batchNormGradient(
  dy: tf.Tensor4D,
  x: tf.Tensor4D,
  gamma: tf.Tensor1D,
  saved: tf.Tensor[],
  epsilon: number,
): [tf.Tensor4D, tf.Tensor1D, tf.Tensor1D] {
  const inputs = [dy, x, gamma, ...saved];
  const [dx, dGamma, dBeta, ...reserved] = runTensorflowOp(
    'FusedBatchNormGradV3',
    batchNormAttributes(epsilon),
    inputs,
    5,
  );
  tf.dispose(reserved);
  return [dx as tf.Tensor4D, dGamma as tf.Tensor1D, dBeta as tf.Tensor1D];
}

function registerReluGradient(): void {
  const composed = tf.getGradient('Relu');
  tf.unregisterGradient('Relu');
  tf.registerGradient({
    kernelName: 'Relu',
    inputsToSave: ['x'],
    gradFunc: (dy, saved, attributes) =>
      tf.getBackend() === 'tensorflow'
        ? { x: () => runTensorflowOp('ReluGrad', floatAttribute('T'), [dy as tf.Tensor, saved[0]], 1)[0] }
        : composed.gradFunc(dy, saved, attributes),
  });
}

const transform: tf.KernelFunc = ({ inputs, attrs }) => {
  const { image, transforms } = inputs as unknown as tf.TransformInputs as Record<'image' | 'transforms', tf.Tensor4D>;
  const { interpolation, fillMode, fillValue, outputShape } = attrs as unknown as tf.TransformAttrs;
  const shape = tf.tensor1d(outputShape ?? [image.shape[1], image.shape[2]], 'int32');
  const fill = tf.scalar(fillValue);
  const [out] = runTensorflowOp(
    'ImageProjectiveTransformV3',
    (t) => [
      { name: 'dtype', type: t.TF_ATTR_TYPE, value: t.TF_FLOAT },
      { name: 'interpolation', type: t.TF_ATTR_STRING, value: interpolation.toUpperCase() },
      { name: 'fill_mode', type: t.TF_ATTR_STRING, value: fillMode.toUpperCase() },
    ],
    [image, transforms, shape, fill],
    1,
  );
  tf.dispose([shape, fill]);
  return out;
};
