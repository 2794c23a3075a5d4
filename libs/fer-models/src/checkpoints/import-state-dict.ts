import { tensor, tidy, transpose, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { ModelError } from '../manifest/model-error.ts';
import { facenetPytorch } from './namings/facenet-pytorch.ts';
import type { Naming } from './namings/naming.ts';
import { timmVit } from './namings/timm-vit.ts';
import { torchvisionResnet18 } from './namings/torchvision-resnet18.ts';
import { torchvisionVgg13 } from './namings/torchvision-vgg13.ts';
import type { StateDict, StateTensor } from './state-dict.ts';

/** The names that checkpoints of an architecture have, by our name of it. */
const NAMINGS: Readonly<Record<string, Naming>> = {
  resnet18: torchvisionResnet18,
  vgg13: torchvisionVgg13,
  vit: timmVit,
  facenet: facenetPytorch,
};

/** What became of a checkpoint's tensors; all by their keys in it. */
export interface ImportReport {
  /** Whose names the checkpoint has. */
  source: string;
  /** Copied into the network. */
  used: string[];
  /** Not in the checkpoint: the network keeps its initial values there. */
  missing: string[];
  /** In the checkpoint, without a place in the network. */
  unexpected: string[];
  /** The classifier's, for another number of classes: it keeps its initial values. */
  replaced: { key: string; checkpoint: readonly number[]; network: readonly number[] }[];
  /** Copied with a change: interpolated positions, colours summed to gray. */
  adapted: { key: string; how: string }[];
}

/** PyTorch counts batches; nothing here needs it. */
const IGNORED = /(^|\.)num_batches_tracked$/;

/** At least this share of a network has to be in a checkpoint of the same architecture. */
const LEAST = 0.5;

/** How many keys an error lists. */
const LISTED = 5;

/**
 * Copies a checkpoint's weights into a network, transposed to TensorFlow's layout. An RGB stem serves gray input with
 * its colours summed, positions are interpolated, and a classifier for other classes is left out. What is missing keeps
 * its initial values. Nothing is copied when something does not fit.
 *
 * @param model made by `createArchitecture`
 * @throws {ModelError} `checkpoint-mismatch` naming the first keys that differ, when it is of another architecture
 */
export function importStateDict(model: LayersModel, state: StateDict): ImportReport {
  const naming = namingOf(model);
  const report: ImportReport = {
    source: naming.source,
    used: [],
    missing: [],
    unexpected: [],
    replaced: [],
    adapted: [],
  };
  const writes: (() => void)[] = [];
  const wrongShapes: string[] = [];
  const expected = new Set<string>();
  for (const weight of model.weights) {
    const key = naming.keyOf(weight.originalName);
    expected.add(key);
    const found = state.get(key);
    if (!found) {
      report.missing.push(key);
      continue;
    }
    const network = toPytorch(weight.shape as number[]);
    const { tensor: fitting, how } = fit(naming, weight.originalName, found, model, network);
    if (String(fitting.shape) !== String(network)) {
      if (weight.originalName.startsWith('logits/')) {
        report.replaced.push({ key, checkpoint: found.shape, network });
      } else {
        wrongShapes.push(`${key} [${found.shape}] where the network has [${network}]`);
      }
      continue;
    }
    if (how) report.adapted.push({ key, how });
    report.used.push(key);
    writes.push(() => tidy(() => void weight.write(toTensorflow(fitting))));
  }
  report.unexpected = [...state.keys()].filter((key) => !expected.has(key) && !IGNORED.test(key));
  if (wrongShapes.length > 0 || report.used.length < LEAST * model.weights.length) {
    throw mismatch(model, report, wrongShapes);
  }
  for (const write of writes) write();
  return report;
}

function namingOf(model: LayersModel): Naming {
  const naming = NAMINGS[model.name];
  if (naming) return naming;
  throw new ModelError(
    'checkpoint-mismatch',
    `There are no PyTorch checkpoints of the architecture '${model.name}'.`,
    `Use one of: ${Object.keys(NAMINGS).join(', ')}.`,
  );
}

function fit(
  naming: Naming,
  weight: string,
  found: StateTensor,
  model: LayersModel,
  network: readonly number[],
): { tensor: StateTensor; how?: string } {
  const adapted = naming.adapt?.(weight, found, model);
  if (adapted) return adapted;
  const [filters, channels, ...kernel] = found.shape;
  const gray = [filters, 1, ...kernel];
  if (found.shape.length !== 4 || channels !== 3 || String(gray) !== String(network)) return { tensor: found };
  const read = () => sumOfColours(found.read(), gray[2] * gray[3]);
  return { tensor: { shape: gray, read }, how: 'red, green and blue summed for gray input' };
}

/** [filters, 3, height × width] → [filters, height × width]. */
function sumOfColours(values: Float32Array, area: number): Float32Array {
  return Float32Array.from({ length: values.length / 3 }, (_, i) => {
    const red = Math.floor(i / area) * 3 * area + (i % area);
    return values[red] + values[red + area] + values[red + 2 * area];
  });
}

/** The keys and shapes of a checkpoint that has exactly a network's weights. */
export function checkpointShapes(model: LayersModel): [key: string, shape: number[]][] {
  const naming = namingOf(model);
  return model.weights.map(({ originalName, shape }) => [naming.keyOf(originalName), toPytorch(shape as number[])]);
}

/** [height, width, in, out] → [out, in, height, width], [in, out] → [out, in]; other shapes are alike. */
function toPytorch(shape: readonly number[]): number[] {
  const [a, b, c, d] = shape;
  return shape.length === 4 ? [d, c, a, b] : shape.length === 2 ? [b, a] : [...shape];
}

/** The inverse of {@link toPytorch}, for values. */
function toTensorflow({ shape, read }: StateTensor): Tensor {
  const values = tensor(read(), [...shape]);
  return shape.length === 4 ? transpose(values, [2, 3, 1, 0]) : shape.length === 2 ? transpose(values) : values;
}

function mismatch(
  model: LayersModel,
  { source, used, missing, unexpected }: ImportReport,
  wrongShapes: string[],
): ModelError {
  const first = (keys: string[]) =>
    keys.slice(0, LISTED).join(', ') + (keys.length > LISTED ? `, and ${keys.length - LISTED} more` : '');
  const differences = [
    wrongShapes.length > 0 && `other shapes: ${first(wrongShapes)}`,
    missing.length > 0 && `missing: ${first(missing)}`,
    unexpected.length > 0 && `not in the network: ${first(unexpected)}`,
  ].filter(Boolean);
  return new ModelError(
    'checkpoint-mismatch',
    `The checkpoint is not of this ${model.name} (${source}): ${used.length} of ${model.weights.length} tensors fit; ` +
      `${differences.join('; ')}.`,
    'Choose the architecture and the options (size, width, channels) that the checkpoint was made with.',
  );
}
