import { type ClassifierManifest, loadClassifier, packWeights, renderModelCard } from '@howifeel/fer-models';
import { readReleased } from '@howifeel/fer-models/node';
import { TrainerError } from '../trainer-error.ts';
import { measurePublication, type PublicationTest } from './measure-publication.ts';
import type { ClassifierPublication } from './publish-network.ts';

/** See {@link republish}. */
export interface RepublishOptions {
  dtype: ClassifierManifest['weights']['dtype'];
  levels?: number;
  /** Where to measure it; without it the figures are left out, as those of other weights. */
  test?: PublicationTest;
  onStage?: (stage: string) => void;
}

/**
 * Packs a model that was published before in another way, and measures it again. Its temperature stays, and
 * so do its figures before it was quantised, if they are of the same images.
 *
 * @param idOrFolder a released model that is one network
 * @throws ModelError when it cannot be read; TrainerError when it is an ensemble
 */
export async function republish(
  idOrFolder: string,
  { dtype, levels, test, onStage }: RepublishOptions,
): Promise<ClassifierPublication> {
  const { manifest: before, fetchShard } = await readReleased(idOrFolder);
  if (before.kind !== 'classifier') {
    throw new TrainerError(
      `${before.id} is an ensemble; only single networks can be packed anew.`,
      'Pack its members anew, and vote again with `trainer ensemble`.',
    );
  }
  const classifier = await loadClassifier(before, { fetchShard });
  try {
    const { weights, shards } = await packWeights(classifier.network.weights, { dtype, levels });
    const draft: ClassifierManifest = { ...before, weights };
    delete draft.metrics;
    delete draft.robustness;
    // Of other images: beside the new figures they would say nothing of what packing cost.
    if (test && draft.metricsFloat32?.split !== test.split) delete draft.metricsFloat32;
    const manifest = test ? { ...draft, ...(await measurePublication(draft, shards, test, onStage)) } : draft;
    return { manifest, shards, card: renderModelCard(manifest) };
  } finally {
    classifier.dispose();
  }
}
