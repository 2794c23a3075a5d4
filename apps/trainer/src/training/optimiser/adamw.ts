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
  // Each parameter counts its own steps: one that was frozen at first starts its moments later.
  const counts = new Int32Array(parameters.length);
  const steps = tf.tidy(() => tf.variable(tf.zeros([parameters.length], 'int32'), false));
  return {
    step(gradients, learningRate) {
      tf.tidy(() => {
        for (const [i, parameter] of parameters.entries()) {
          const { name, variable, scale = 1 } = parameter;
          if (!(name in gradients)) continue;
          const rate = learningRate * scale;
          const count = ++counts[i];
          const correction1 = 1 - beta1 ** count;
          const correction2 = Math.sqrt(1 - beta2 ** count);
          const m = first.get(`first/${name}`);
          const v = second.get(`second/${name}`);
          m.assign(tf.add(tf.mul(m, beta1), tf.mul(gradients[name], 1 - beta1)));
          v.assign(tf.add(tf.mul(v, beta2), tf.mul(tf.square(gradients[name]), 1 - beta2)));
          const denominator = tf.add(tf.div(tf.sqrt(v), correction2), epsilon);
          const update = tf.mul(tf.div(m, denominator), rate / correction1);
          const kept = decays(parameter) ? tf.mul(variable, 1 - rate * weightDecay) : variable;
          variable.assign(tf.sub(kept, update));
        }
        steps.assign(tf.tensor1d(counts, 'int32'));
      });
    },
    state: () => [...first.list(), ...second.list(), { name: 'steps', tensor: steps }],
    restore(state) {
      for (const { name, tensor } of state) {
        if (name === 'steps') {
          // Older checkpoints hold one count for all.
          const saved = tensor.dataSync();
          for (const i of counts.keys()) counts[i] = saved[saved.length > 1 ? i : 0];
        } else (name.startsWith('first/') ? first : second).get(name).assign(tensor);
      }
    },
    dispose() {
      first.dispose();
      second.dispose();
      steps.dispose();
    },
  };
}
