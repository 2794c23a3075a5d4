import type { LabelledImages } from '@howifeel/fer-data';
import { type ClassifierManifest, fetchShardFromMemory, loadClassifier, type ModelMetrics } from '@howifeel/fer-models';
import { evaluate, type Evaluation } from '../evaluation/evaluate.ts';
import type { ClassificationMetrics } from '../evaluation/metrics.ts';
import { measureRobustness } from '../evaluation/robustness/measure-robustness.ts';

/** Where to measure a model. */
export interface PublicationTest {
  split: string;
  images: LabelledImages;
  /** Also on changed pictures. */
  robustness?: boolean;
}

/**
 * Loads what was packed as any client would, and measures that.
 *
 * @param onStage told before each pass over the images
 */
export async function measurePublication(
  manifest: ClassifierManifest,
  shards: ReadonlyMap<string, Uint8Array>,
  { split, images, robustness: measuresRobustness }: PublicationTest,
  onStage?: (stage: string) => void,
): Promise<Pick<ClassifierManifest, 'metrics' | 'robustness'>> {
  onStage?.(`measuring ${manifest.weights.dtype} on ${split}`);
  const published = await loadClassifier(manifest, { fetchShard: fetchShardFromMemory(shards) });
  try {
    const metrics = metricsOf(await evaluate(published.predict, images), split);
    if (!measuresRobustness) return { metrics };
    const onProgress = (perturbation: string) => onStage?.(`measuring ${perturbation}`);
    return { metrics, robustness: await measureRobustness(published.predict, images, metrics.accuracy, onProgress) };
  } finally {
    published.dispose();
  }
}

/** The part of an evaluation that a manifest carries. */
export function metricsOf(
  evaluation: ClassificationMetrics & Pick<Evaluation, 'accuracyTta'>,
  split: string,
): ModelMetrics {
  const { n, accuracy, accuracyTta, interval95, macroF1, ece, perClass, confusion } = evaluation;
  return { split, n, accuracy, accuracyTta, interval95, macroF1, ece, perClass, confusion };
}
