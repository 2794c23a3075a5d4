import type { SplitName } from '@howifeel/fer-data';
import type { ClassifierManifest } from '@howifeel/fer-models';
import { writeReleased } from '@howifeel/fer-models/node';
import { dispose } from '@tensorflow/tfjs-core';
import path from 'node:path';
import { openData } from '../data/open-data.ts';
import { requireSplit } from '../data/require-split.ts';
import { RunFolder } from '../run/run-folder.ts';
import { publishNetwork, type PublishOptions } from './publish-network.ts';
import { readBest } from './read-best.ts';
import { trainingFacts } from './training-facts.ts';

export interface PublishRunOptions {
  dtype: PublishOptions['dtype'];
  levels?: number;
  license: string;
  /** Weights and data of others that went into it, each with its origin and licence, for the card. */
  madeFrom?: readonly string[];
  /** Default: the experiment's name. */
  id?: string;
  /** Default: the id. */
  name?: string;
  /** Default: the experiment's. */
  description?: string;
  /** Default: `published/` in the run. */
  out?: string;
  /** FER-2013; default: what the run trained on. */
  data?: string;
  /** What to measure on; without it no figures and no fitted temperature. */
  split?: SplitName;
  /** Also measure it on changed pictures. */
  robustness?: boolean;
  /** Leave broken images out instead of throwing. */
  skipBad?: boolean;
  onStage?: (stage: string) => void;
}

/**
 * Publishes the best weights of a run into a folder. An engine must be started.
 *
 * @throws {TrainerError} when the run has no weights, or the data not the split
 */
export async function publishRun(
  runFolder: string,
  options: PublishRunOptions,
): Promise<{ manifest: ClassifierManifest; folder: string }> {
  const publication = await publicationOfRun(runFolder, options);
  const folder = options.out ?? path.join(runFolder, 'published');
  await writeReleased(folder, publication);
  return { manifest: publication.manifest, folder };
}

/** The same without writing it anywhere. */
export async function publicationOfRun(runFolder: string, options: Omit<PublishRunOptions, 'out'>) {
  const { config } = await RunFolder.open(runFolder);
  const { experiment } = config;
  const test = options.split && (await readTest(options.data ?? config.data, options.split, options));
  const { weights, metrics } = await readBest(runFolder);
  const ingredients = new Set([config.initialised?.madeFrom ?? [], options.madeFrom ?? []].flat());
  try {
    const id = options.id ?? experiment.name;
    return await publishNetwork({
      weights,
      architecture: experiment.model,
      input: experiment.input,
      dtype: options.dtype,
      levels: options.levels,
      id,
      name: options.name ?? id,
      description: options.description ?? experiment.description,
      license: options.license,
      createdAt: new Date(),
      training: {
        ...trainingFacts(config, metrics),
        ...(ingredients.size > 0 && { 'made from': [...ingredients].join('; ') }),
      },
      ...(test && { test }),
      ...(options.onStage && { onStage: options.onStage }),
    });
  } finally {
    dispose(weights.map(({ tensor }) => tensor));
  }
}

/** The images to measure on, and PublicTest for the temperature. */
export async function readTest(
  data: string,
  split: SplitName,
  { robustness = false, skipBad = false }: Pick<PublishRunOptions, 'robustness' | 'skipBad'>,
): Promise<NonNullable<PublishOptions['test']>> {
  const dataset = await openData(data, skipBad);
  const images = requireSplit(dataset, split);
  const { PublicTest } = dataset.splits;
  // Whatever is measured, the temperature comes from PublicTest: a test split decides nothing.
  const calibration = PublicTest && { calibration: { split: 'PublicTest', images: PublicTest } };
  return { split, images, ...calibration, robustness };
}
