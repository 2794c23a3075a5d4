import * as tf from '@tensorflow/tfjs-core';
import { TrainerError } from '../../trainer-error.ts';

/** One trainable weight under its stable name. */
export interface Parameter {
  name: string;
  variable: tf.Variable;
  /** Factor on the learning rate; 1 without it. */
  scale?: number;
}

/** Updates parameters in place and keeps its own state, which a checkpoint stores by name. */
export interface Optimiser {
  /** @param gradients by parameter name; they stay the caller's. A parameter without one, a frozen one, stays put. */
  step(gradients: Record<string, tf.Tensor>, learningRate: number): void;
  /** Named state tensors, owned by the optimiser. */
  state(): { name: string; tensor: tf.Tensor }[];
  /** Copies the state from a checkpoint. */
  restore(state: { name: string; tensor: tf.Tensor }[]): void;
  dispose(): void;
}

/** Named zero-initialised buffers, one a parameter: the state of every optimiser here. */
export class StateBuffers {
  private readonly buffers = new Map<string, tf.Variable>();
  private readonly kind: string;

  constructor(kind: string, parameters: readonly Parameter[]) {
    this.kind = kind;
    for (const { name, variable } of parameters) {
      this.buffers.set(
        `${kind}/${name}`,
        tf.tidy(() => tf.variable(tf.zerosLike(variable), false)),
      );
    }
  }

  /** Of the parameter of that name. */
  of(parameter: string): tf.Variable {
    return this.get(`${this.kind}/${parameter}`);
  }

  /** @throws TrainerError when there is none of that name */
  get(name: string): tf.Variable {
    const buffer = this.buffers.get(name);
    if (buffer) return buffer;
    throw new TrainerError(
      `The optimiser has no state '${name}': the checkpoint is of another optimiser or of another network.`,
      'Go on with those of the run, or start a new run from its weights: --set init.from=<run> without --resume.',
    );
  }

  list(): { name: string; tensor: tf.Tensor }[] {
    return [...this.buffers].map(([name, tensor]) => ({ name, tensor }));
  }

  dispose(): void {
    for (const buffer of this.buffers.values()) buffer.dispose();
  }
}

/** Weight decay is for matrices and filters; biases and batch norm's scale and shift are left alone. */
export function decays(parameter: Parameter): boolean {
  return parameter.variable.rank >= 2;
}
