import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Network } from '../inference/create-network.ts';
import type { ClassifierManifest, ModelManifest } from '../manifest/manifest.ts';

/** From face crops to emotions: one network or an ensemble of them. */
export interface Classifier {
  readonly manifest: ModelManifest;
  /**
   * @param crops [n, h, w, 1 or 3], 0..255, cut by the manifest's crop rule; of any size, resized as the model needs, and
   *   read best at `CROP_SIZE` of fer-data. They stay the caller's.
   * @returns [n, 7] probabilities in the order of `manifest.labels`, the caller's to dispose
   */
  predict(crops: Tensor4D): Tensor2D;
  dispose(): void;
}

/** A classifier that is a single network. */
export interface NetworkClassifier extends Classifier {
  readonly manifest: ClassifierManifest;
  /** From model input to logits [n, 7]. Belongs to the classifier. */
  readonly network: Network;
}
