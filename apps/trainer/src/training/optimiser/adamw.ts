import * as tf from '@tensorflow/tfjs-core';
import { decays, type Optimiser, type Parameter, StateBuffers } from './optimiser.ts';
import { assignParts, join, packs } from './packs.ts';

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
        const learning = parameters.flatMap((parameter, i) =>
          parameter.name in gradients ? [{ ...parameter, count: ++counts[i] }] : [],
        );
        for (const pack of packs(learning, ({ scale, count }) => `${scale} ${count}`)) {
          const [{ scale = 1, count }] = pack;
          const rate = learningRate * scale;
          const correction1 = 1 - beta1 ** count;
          const correction2 = Math.sqrt(1 - beta2 ** count);
          const variables = pack.map(({ variable }) => variable);
          const [firsts, seconds] = [first, second].map((buffers) => pack.map(({ name }) => buffers.of(name)));
          const weights = join(variables);
          const gradient = join(pack.map(({ name }) => gradients[name]));
          const m = tf.add(tf.mul(join(firsts), beta1), tf.mul(gradient, 1 - beta1));
          const v = tf.add(tf.mul(join(seconds), beta2), tf.mul(tf.square(gradient), 1 - beta2));
          const denominator = tf.add(tf.div(tf.sqrt(v), correction2), epsilon);
          const update = tf.mul(tf.div(m, denominator), rate / correction1);
          const kept = decays(pack[0]) ? tf.mul(weights, 1 - rate * weightDecay) : weights;
          assignParts(firsts, m);
          assignParts(seconds, v);
          assignParts(variables, tf.sub(kept, update));
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
