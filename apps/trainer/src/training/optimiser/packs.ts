import * as tf from '@tensorflow/tfjs-core';

/**
 * Items in the groups in which an optimiser updates them: a filter or matrix alone, vectors that are treated alike end to
 * end. A network has hundreds of vectors (biases, batch norm's scale and shift), each of them a dozen ops of next to no
 * arithmetic.
 *
 * @param kindOf vectors of one kind can be updated as one
 */
export function packs<T extends { variable: tf.Variable }>(items: readonly T[], kindOf: (item: T) => unknown): T[][] {
  const vectors = new Map<unknown, T[]>();
  const alone: T[][] = [];
  for (const item of items) {
    const alike = item.variable.rank === 1 ? vectors.get(kindOf(item)) : undefined;
    if (item.variable.rank !== 1) alone.push([item]);
    else if (alike) alike.push(item);
    else vectors.set(kindOf(item), [item]);
  }
  return [...alone, ...vectors.values()];
}

/** The tensors of a pack as one. */
export function join(tensors: readonly tf.Tensor[]): tf.Tensor {
  return tensors.length === 1 ? tensors[0] : tf.concat1d([...(tensors as tf.Tensor1D[])]);
}

/** Gives every variable of a pack its part of what was computed of {@link join}. */
export function assignParts(variables: readonly tf.Variable[], value: tf.Tensor): void {
  if (variables.length === 1) return variables[0].assign(value);
  const lengths = variables.map(({ size }) => size);
  for (const [i, part] of tf.split(value, lengths).entries()) variables[i].assign(part);
}
