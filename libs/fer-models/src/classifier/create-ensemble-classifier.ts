import { add, mul, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import type { EnsembleManifest } from '../manifest/manifest.ts';
import type { Classifier } from './classifier.ts';

/**
 * A soft vote: the mean of the members' probabilities, weighted as the manifest says. It owns the members from now on.
 *
 * @param members in the order of `manifest.members`
 */
export function createEnsembleClassifier(manifest: EnsembleManifest, members: readonly Classifier[]): Classifier {
  const total = manifest.members.reduce((sum, { weight }) => sum + weight, 0);
  return {
    manifest,
    predict: (crops) =>
      tidy(() => {
        const votes = members.map((member, i) => mul(member.predict(crops), manifest.members[i].weight / total));
        // Not addN: WebGPU binds all its inputs at once, ten at most.
        return votes.reduce((sum, vote) => add(sum, vote)) as Tensor2D;
      }),
    dispose: () => members.forEach((member) => member.dispose()),
  };
}
