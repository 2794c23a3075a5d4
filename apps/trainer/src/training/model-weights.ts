import type * as tf from '@tensorflow/tfjs-core';
import type { LayersModel, LayerVariable } from '@tensorflow/tfjs-layers';
import type { Parameter } from './optimiser/optimiser.ts';

/** tfjs-layers keeps the variable behind a weight private; in-place updates need it. */
function variableOf(weight: LayerVariable): tf.Variable {
  return (weight as unknown as { val: tf.Variable }).val;
}

/** All weights of a network by their stable names (`layer/kernel`), moving statistics included. */
export function modelWeights(model: LayersModel): Parameter[] {
  return model.weights.map((weight) => ({ name: weight.originalName, variable: variableOf(weight) }));
}

/** The weights that gradients update. */
export function trainableWeights(model: LayersModel): Parameter[] {
  return model.trainableWeights.map((weight) => ({ name: weight.originalName, variable: variableOf(weight) }));
}
