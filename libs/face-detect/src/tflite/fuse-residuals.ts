import { constantAt, int32Values, type Constants } from './constants.ts';
import type { Activation, Padding, Pair, TfliteOperator } from './tflite-model.ts';

/** A convolution to which a tensor of the same size, or of fewer channels, is added before the activation. */
export interface ResidualConvolution {
  readonly name: 'RESIDUAL_CONV_2D';
  readonly padding: Padding;
  readonly strides: Pair;
  readonly dilations: Pair;
  readonly activation: Activation;
  /** What is added is twice as large, and its 2 × 2 maximum counts. */
  readonly pooled: boolean;
  /** Image, filter, bias, and what is added; missing channels count as zeros. */
  readonly inputs: readonly number[];
  readonly output: number;
}

/** What a graph runs: the file's operators and those made of several. */
export type GraphOperator = TfliteOperator | ResidualConvolution;

/**
 * Joins convolution, ADD and what lies between (MAX_POOL_2D of 2 × 2, PAD of channels) into one operator, where nothing
 * else reads the parts: the residual block of MobileNets, of which BlazeFace is made.
 */
export function fuseResiduals(
  operators: readonly TfliteOperator[],
  constants: Constants,
  outputs: readonly number[],
): GraphOperator[] {
  const readers = new Map<number, number>();
  for (const index of [...operators.flatMap(({ inputs }) => inputs), ...outputs]) {
    readers.set(index, (readers.get(index) ?? 0) + 1);
  }
  const producers = new Map(operators.map((operator) => [operator.output, operator]));
  /** The operator that makes a tensor which only one other reads. */
  const partOf = (index: number) => (readers.get(index) === 1 ? producers.get(index) : undefined);

  const joined = new Set<TfliteOperator>();
  const fused = operators.map((operator): GraphOperator => {
    if (operator.name !== 'ADD') return operator;
    const at = operator.inputs.findIndex((index) => isPlainConvolution(partOf(index)));
    const convolution = partOf(operator.inputs[at]!);
    if (convolution?.name !== 'CONV_2D') return operator;
    const parts: TfliteOperator[] = [convolution];
    let residual = operator.inputs[1 - at]!;
    const pad = partOf(residual);
    if (pad?.name === 'PAD' && padsChannelsOnly(pad, constants)) residual = parts[parts.push(pad) - 1]!.inputs[0]!;
    const pool = partOf(residual);
    const pooled = pool?.name === 'MAX_POOL_2D' && isHalving(pool);
    if (pooled) residual = parts[parts.push(pool) - 1]!.inputs[0]!;
    parts.forEach((part) => joined.add(part));
    const { padding, strides, dilations } = convolution;
    const { activation, output } = operator;
    const inputs = [...convolution.inputs, residual];
    return { name: 'RESIDUAL_CONV_2D', padding, strides, dilations, activation, pooled, inputs, output };
  });
  return fused.filter((operator) => !joined.has(operator as TfliteOperator));
}

function isPlainConvolution(operator: TfliteOperator | undefined): boolean {
  return operator?.name === 'CONV_2D' && operator.activation === 'linear';
}

function padsChannelsOnly(operator: TfliteOperator, constants: Constants): boolean {
  const paddings = int32Values(constantAt(constants, operator.inputs[1], operator));
  return paddings.length === 8 && paddings.slice(0, 7).every((value) => value === 0);
}

function isHalving(operator: TfliteOperator & { name: 'MAX_POOL_2D' }): boolean {
  return operator.activation === 'linear' && [...operator.filter, ...operator.strides].every((value) => value === 2);
}
