import { EMOTION_NAMES, type InputContract, type LabelledImages } from '@howifeel/fer-data';
import {
  assignWeights,
  type ClassifierManifest,
  createArchitecture,
  createNetwork,
  createNetworkClassifier,
  foldBatchNorm,
  MANIFEST_VERSION,
  type NamedTensor,
  type Network,
  packWeights,
  planNetwork,
  renderModelCard,
} from '@howifeel/fer-models';
import type { Publication } from '@howifeel/fer-models/node';
import { evaluate } from '../evaluation/evaluate.ts';
import { fitTemperature } from './fit-temperature.ts';
import { measurePublication, metricsOf, type PublicationTest } from './measure-publication.ts';

/** What to publish a network as. */
export interface PublishFoldedOptions {
  architecture: ClassifierManifest['architecture'];
  input: InputContract;
  dtype: ClassifierManifest['weights']['dtype'];
  /** How many different values a uint8 tensor may have, 2..256; fewer take less over the wire. */
  levels?: number;
  id: string;
  name: string;
  description: string;
  license: string;
  createdAt: Date;
  /** Facts for the card. */
  training: ClassifierManifest['training'];
  /** Where to measure it, before and after quantisation, and to fit the temperature. Without it, no figures. */
  test?: PublicationTest & {
    /** What the temperature is fitted on; default: `images`. */
    calibration?: { split: string; images: LabelledImages };
  };
  /** Told before each pass over the test images. */
  onStage?: (stage: string) => void;
}

/** A trained network and what to publish it as. */
export interface PublishOptions extends PublishFoldedOptions {
  /** Of the network as it was trained, batch norm and all; they stay the caller's. */
  weights: readonly NamedTensor[];
}

/** What goes to a folder or a server. */
export type ClassifierPublication = Publication & { manifest: ClassifierManifest };

/**
 * Makes a publication of a trained network: folds its batch norm, and goes on as {@link publishFolded}.
 *
 * @throws {ModelError} when weights, architecture and input do not fit each other
 */
export async function publishNetwork(options: PublishOptions): Promise<ClassifierPublication> {
  const folded = foldedNetwork(options);
  try {
    return await publishFolded(folded, options);
  } finally {
    folded.dispose();
  }
}

/**
 * Makes a publication of a network without batch norm: measures, quantises, packs, loads what it packed as any client
 * would, and measures again.
 *
 * @param folded stays the caller's
 */
export async function publishFolded(folded: Network, options: PublishFoldedOptions): Promise<ClassifierPublication> {
  const { architecture, dtype, levels, input, test, onStage } = options;
  const { weights, shards } = await packWeights(folded.weights, { dtype, levels });
  const draft: ClassifierManifest = {
    schemaVersion: MANIFEST_VERSION,
    kind: 'classifier',
    id: options.id,
    name: options.name,
    description: options.description,
    createdAt: options.createdAt.toISOString(),
    license: options.license,
    labels: [...EMOTION_NAMES],
    architecture,
    input,
    temperature: 1,
    weights,
    training: options.training,
    macs: folded.plan.macs,
  };
  if (!test) return { manifest: draft, shards, card: renderModelCard(draft) };

  const { split, images, calibration = test } = test;
  onStage?.(`fitting the temperature on ${calibration.split}`);
  const plain = createNetworkClassifier(draft, folded);
  const { probabilities } = await evaluate(plain.predict, calibration.images, { tta: false });
  const calibrated = { ...draft, temperature: fitTemperature(probabilities, calibration.images.labels) };

  onStage?.(`measuring float32 on ${split}`);
  const metricsFloat32 = metricsOf(await evaluate(createNetworkClassifier(calibrated, folded).predict, images), split);

  const measured = await measurePublication(calibrated, shards, test, onStage);
  const manifest = { ...calibrated, ...measured, metricsFloat32 };
  return { manifest, shards, card: renderModelCard(manifest) };
}

function foldedNetwork({ weights, architecture: { name, options } }: PublishOptions) {
  const trained = createArchitecture(name, options);
  try {
    assignWeights(trained, weights);
    return createNetwork(planNetwork(name, options), foldBatchNorm(trained));
  } finally {
    trained.dispose();
  }
}
