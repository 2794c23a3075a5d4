import { toModelInput } from '@howifeel/fer-data';
import { div, softmax, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { ClassifierManifest } from '../manifest/manifest.ts';
import type { NetworkClassifier } from './classifier.ts';

/** A classifier from a network that has its weights. It owns `model` from now on. */
export function createNetworkClassifier(manifest: ClassifierManifest, model: LayersModel): NetworkClassifier {
  return {
    manifest,
    model,
    predict: (crops) =>
      tidy(() => {
        // Not `predict`: it would cut the batch into slices.
        const logits = model.apply(toModelInput(crops, manifest.input)) as Tensor;
        return softmax(div(logits, manifest.temperature));
      }),
    dispose: () => void model.dispose(),
  };
}
