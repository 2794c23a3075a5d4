import { EMOTION_NAMES, type InputContract, type LabelledImages } from '@howifeel/fer-data';
import {
  assignWeights,
  type ClassifierManifest,
  countMacs,
  createArchitecture,
  createNetworkClassifier,
  foldBatchNorm,
  loadClassifier,
  MANIFEST_VERSION,
  type ModelMetrics,
  type NamedTensor,
  namedWeights,
  packWeights,
  renderModelCard,
} from '@howifeel/fer-models';
import type { Publication } from '@howifeel/fer-models/node';
import { evaluate, type Evaluation } from '../evaluation/evaluate.ts';
import { measureRobustness } from '../evaluation/robustness/measure-robustness.ts';
import { fitTemperature } from './fit-temperature.ts';

/** A trained network and what to publish it as. */
export interface PublishOptions {
  /** Of the network as it was trained, batch norm and all; they stay the caller's. */
  weights: readonly NamedTensor[];
  architecture: ClassifierManifest['architecture'];
  input: InputContract;
  dtype: ClassifierManifest['weights']['dtype'];
  id: string;
  name: string;
  description: string;
  license: string;
  createdAt: Date;
  /** Facts for the card. */
  training: ClassifierManifest['training'];
  /** Where to measure it, before and after quantisation, and to fit the temperature. Without it, no figures. */
  test?: {
    split: string;
    images: LabelledImages;
    /** What the temperature is fitted on; default: `images`. */
    calibration?: { split: string; images: LabelledImages };
    /** Also on changed pictures. */
    robustness?: boolean;
  };
  /** Told before each pass over the test images. */
  onStage?: (stage: string) => void;
}

/**
 * Makes a publication of a trained network: folds batch norm, measures, quantises, packs, loads what it packed as any
 * client would, and measures again.
 *
 * @throws {ModelError} when weights, architecture and input do not fit each other
 */
export async function publishNetwork(options: PublishOptions): Promise<Publication & { manifest: ClassifierManifest }> {
  const { architecture, dtype, input, test, onStage } = options;
  const folded = foldedNetwork(options);
  try {
    const { weights, shards } = await packWeights(namedWeights(folded), dtype);
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
      macs: countMacs(folded),
    };
    if (!test) return { manifest: draft, shards, card: renderModelCard(draft) };

    const { split, images, calibration = test, robustness: measuresRobustness } = test;
    onStage?.(`fitting the temperature on ${calibration.split}`);
    const plain = createNetworkClassifier(draft, folded);
    const { probabilities } = await evaluate(plain.predict, calibration.images, { tta: false });
    const calibrated = { ...draft, temperature: fitTemperature(probabilities, calibration.images.labels) };

    onStage?.(`measuring float32 on ${split}`);
    const metricsFloat32 = metricsOf(
      await evaluate(createNetworkClassifier(calibrated, folded).predict, images),
      split,
    );

    onStage?.(`measuring ${dtype} on ${split}`);
    const published = await loadClassifier(calibrated, { fetchShard: async ({ sha256 }) => shards.get(sha256)! });
    const metrics = metricsOf(await evaluate(published.predict, images), split);
    const onProgress = (perturbation: string) => onStage?.(`measuring ${perturbation}`);
    const robustness =
      measuresRobustness && (await measureRobustness(published.predict, images, metrics.accuracy, onProgress));
    published.dispose();

    const manifest = { ...calibrated, metrics, metricsFloat32, ...(robustness && { robustness }) };
    return { manifest, shards, card: renderModelCard(manifest) };
  } finally {
    folded.dispose();
  }
}

function foldedNetwork({ weights, architecture: { name, options } }: PublishOptions) {
  const trained = createArchitecture(name, { ...options, folded: false });
  try {
    assignWeights(trained, weights);
    const folded = createArchitecture(name, { ...options, folded: true });
    foldBatchNorm(trained, folded);
    return folded;
  } finally {
    trained.dispose();
  }
}

function metricsOf(evaluation: Evaluation, split: string): ModelMetrics {
  const { n, accuracy, accuracyTta, interval95, macroF1, ece, perClass, confusion } = evaluation;
  return { split, n, accuracy, accuracyTta, interval95, macroF1, ece, perClass, confusion };
}
