import type { TfliteOperator } from './tflite-model.ts';

/**
 * Moves a RELU into the operator before it where nothing else reads that operator's result: one pass over the pixels
 * instead of two.
 */
export function fuseActivations(operators: readonly TfliteOperator[], outputs: readonly number[]): TfliteOperator[] {
  const readers = new Map<number, number>();
  for (const index of [...operators.flatMap((operator) => operator.inputs), ...outputs]) {
    readers.set(index, (readers.get(index) ?? 0) + 1);
  }
  const fused: TfliteOperator[] = [];
  const producers = new Map<number, number>();
  for (const operator of operators) {
    const at = operator.name === 'RELU' ? producers.get(operator.inputs[0]!) : undefined;
    const producer = at === undefined ? undefined : fused[at];
    const onlyReader = producer && readers.get(producer.output) === 1;
    if (at !== undefined && onlyReader && 'activation' in producer && producer.activation === 'linear') {
      fused[at] = { ...producer, activation: 'relu', output: operator.output };
      producers.set(operator.output, at);
    } else {
      producers.set(operator.output, fused.push(operator) - 1);
    }
  }
  return fused;
}
