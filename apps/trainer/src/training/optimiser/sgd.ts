import * as tf from '@tensorflow/tfjs-core';
import { decays, type Optimiser, type Parameter, StateBuffers } from './optimiser.ts';
import { assignParts, join, packs } from './packs.ts';

export interface SgdOptions {
  momentum: number;
  nesterov: boolean;
  weightDecay: number;
}

/**
 * Stochastic gradient descent with (Nesterov) momentum, as `torch.optim.SGD` defines it: the weight decay is added to
 * the gradient, so momentum sees it too (Sutskever et al. 2013).
 */
export function createSgd(parameters: readonly Parameter[], options: SgdOptions): Optimiser {
  const { momentum, nesterov, weightDecay } = options;
  const velocity = new StateBuffers('velocity', parameters);
  return {
    step(gradients, learningRate) {
      tf.tidy(() => {
        const learning = parameters.filter(({ name }) => name in gradients);
        for (const pack of packs(learning, ({ scale }) => scale)) {
          const [{ scale = 1 }] = pack;
          const variables = pack.map(({ variable }) => variable);
          const buffers = pack.map(({ name }) => velocity.of(name));
          const weights = join(variables);
          const raw = join(pack.map(({ name }) => gradients[name]));
          const decay = decays(pack[0]) ? weightDecay : 0;
          const gradient = decay > 0 ? tf.add(raw, tf.mul(weights, decay)) : raw;
          const next = tf.add(tf.mul(join(buffers), momentum), gradient);
          const update = nesterov ? tf.add(gradient, tf.mul(next, momentum)) : next;
          assignParts(buffers, next);
          assignParts(variables, tf.sub(weights, tf.mul(update, learningRate * scale)));
        }
      });
    },
    state: () => velocity.list(),
    restore(state) {
      for (const { name, tensor } of state) velocity.get(name).assign(tensor);
    },
    dispose: () => velocity.dispose(),
  };
}
