import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { modelWeights } from './model-weights.ts';

/** Steps from one move of the average to the next: it is half the memory traffic of an SGD step. */
const EVERY = 4;

/**
 * An exponential moving average of all weights (moving statistics included), which generalises better than the last
 * iterate (Polyak & Juditsky 1992). The decay warms up as min(decay, (1 + t) / (10 + t)). The average moves at every fourth
 * step, by the decays of all four, and whenever it is read.
 */
export interface Ema {
  update(): void;
  /** Runs `use` while the model carries the averaged weights, then puts its own back. */
  during<T>(use: () => Promise<T>): Promise<T>;
  state(): { name: string; tensor: tf.Tensor }[];
  restore(state: { name: string; tensor: tf.Tensor }[], updates: number): void;
  readonly updates: number;
  dispose(): void;
}

/** @param decay in 0..1; 0 switches averaging off: the average is the model itself */
export function createEma(model: LayersModel, decay: number): Ema {
  const weights = modelWeights(model);
  const shadows = weights.map(({ variable }) => tf.tidy(() => tf.variable(tf.clone(variable), false)));
  let updates = 0;
  let gathered = 1;
  const move = () => {
    if (gathered === 1) return;
    tf.tidy(() => {
      for (const [i, { variable }] of weights.entries()) {
        shadows[i].assign(tf.add(tf.mul(shadows[i], gathered), tf.mul(variable, 1 - gathered)));
      }
    });
    gathered = 1;
  };
  const swap = () =>
    tf.tidy(() => {
      for (const [i, { variable }] of weights.entries()) {
        const own = tf.clone(variable);
        variable.assign(shadows[i]);
        shadows[i].assign(own);
      }
    });
  return {
    get updates() {
      return updates;
    },
    update() {
      updates++;
      gathered *= Math.min(decay, (1 + updates) / (10 + updates));
      if (updates % EVERY === 0) move();
    },
    async during(use) {
      move();
      swap();
      try {
        return await use();
      } finally {
        swap();
      }
    },
    state() {
      move();
      return shadows.map((tensor, i) => ({ name: weights[i].name, tensor }));
    },
    restore(state, count) {
      updates = count;
      gathered = 1;
      const byName = new Map(state.map(({ name, tensor }) => [name, tensor]));
      for (const [i, { name }] of weights.entries()) shadows[i].assign(byName.get(name)!);
    },
    dispose: () => tf.dispose(shadows),
  };
}
