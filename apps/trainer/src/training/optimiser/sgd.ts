import * as tf from '@tensorflow/tfjs-core';
import { decays, type Optimiser, type Parameter, StateBuffers } from './optimiser.ts';

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
        for (const parameter of parameters) {
          const { name, variable, scale = 1 } = parameter;
          if (!(name in gradients)) continue;
          const decay = decays(parameter) ? weightDecay : 0;
          const gradient = decay > 0 ? tf.add(gradients[name], tf.mul(variable, decay)) : gradients[name];
          const buffer = velocity.get(`velocity/${name}`);
          buffer.assign(tf.add(tf.mul(buffer, momentum), gradient));
          const update = nesterov ? tf.add(gradient, tf.mul(buffer, momentum)) : buffer;
          variable.assign(tf.sub(variable, tf.mul(update, learningRate * scale)));
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
