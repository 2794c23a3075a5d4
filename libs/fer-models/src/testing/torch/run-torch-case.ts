import { tensor, tidy, transpose, type Tensor, util } from '@tensorflow/tfjs-core';
import { createArchitecture } from '../../layers/create-architecture.ts';
import { checkpointShapes, importStateDict, type ImportReport } from '../../checkpoints/import-state-dict.ts';
import type { StateDict } from '../../checkpoints/state-dict.ts';
import { formulaImage, formulaWeight } from './formula-values.ts';
import type { TorchCase } from './torch-cases.ts';

/** A state dict of exactly these keys and shapes, with the formula's values. */
export function formulaStateDict(shapes: Iterable<readonly [string, readonly number[]]>): StateDict {
  return new Map([...shapes].map(([key, shape]) => [key, { shape, read: () => formulaWeight(key, shape) }]));
}

/**
 * Our network of a case with the formula's weights, by way of the importer: what it computes, and what was imported.
 *
 * @param shapes of the checkpoint; by default those of our network
 */
export async function runTorchCase(
  { architecture, options, state }: Omit<TorchCase, 'parameters' | 'outputs'>,
  shapes?: Iterable<readonly [string, readonly number[]]>,
): Promise<{ parameters: number; outputs: number[]; report: ImportReport }> {
  const model = createArchitecture(architecture, options);
  const all = shapes ?? [...checkpointShapes(model), ...Object.entries(state ?? {})];
  const report = importStateDict(model, formulaStateDict(all));
  const { channels, inputSize } = options;
  const y = tidy(() => {
    const image = tensor(formulaImage(channels, inputSize), [1, channels, inputSize, inputSize]);
    return model.predict(transpose(image, [0, 2, 3, 1])) as Tensor;
  });
  const outputs = [...(await y.data())];
  const sizes = model.trainableWeights.map(({ shape }) => util.sizeFromShape(shape as number[]));
  y.dispose();
  model.dispose();
  return { parameters: sizes.reduce((a, b) => a + b), outputs, report };
}
