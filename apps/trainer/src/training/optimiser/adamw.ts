import * as tf from '@tensorflow/tfjs-core';
import { decays, type Optimiser, type Parameter, StateBuffers } from './optimiser.ts';

export interface AdamWOptions {
  beta1: number;
  beta2: number;
  epsilon: number;
  weightDecay: number;
}

/**
 * Adam with decoupled weight decay (Loshchilov & Hutter 2019, arXiv 1711.05101), as `torch.optim.AdamW`: the decay
 * shrinks the weight by learningRate × weightDecay and never enters the moments.
 */
export function createAdamW(parameters: readonly Parameter[], options: AdamWOptions): Optimiser {
  const { beta1, beta2, epsilon, weightDecay } = options;
  const first = new StateBuffers('first', parameters);
  const second = new StateBuffers('second', parameters);
  const steps = tf.variable(tf.scalar(0, 'int32'), false);
  let count = 0;
  return {
    step(gradients, learningRate) {
      count++;
      tf.tidy(() => {
        steps.assign(tf.scalar(count, 'int32'));
        const correction1 = 1 - beta1 ** count;
        const correction2 = Math.sqrt(1 - beta2 ** count);
        for (const parameter of parameters) {
          const { name, variable } = parameter;
          const m = first.get(`first/${name}`);
          const v = second.get(`second/${name}`);
          m.assign(tf.add(tf.mul(m, beta1), tf.mul(gradients[name], 1 - beta1)));
          v.assign(tf.add(tf.mul(v, beta2), tf.mul(tf.square(gradients[name]), 1 - beta2)));
          const denominator = tf.add(tf.div(tf.sqrt(v), correction2), epsilon);
          const update = tf.mul(tf.div(m, denominator), learningRate / correction1);
          const kept = decays(parameter) ? tf.mul(variable, 1 - learningRate * weightDecay) : variable;
          variable.assign(tf.sub(kept, update));
        }
      });
    },
    state: () => [...first.list(), ...second.list(), { name: 'steps', tensor: steps }],
    restore(state) {
      for (const { name, tensor } of state) {
        if (name === 'steps') count = tensor.dataSync()[0];
        else (name.startsWith('first/') ? first : second).get(name).assign(tensor);
      }
    },
    dispose() {
      first.dispose();
      second.dispose();
      steps.dispose();
    },
  };
}
