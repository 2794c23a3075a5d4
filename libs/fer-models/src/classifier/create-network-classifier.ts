import { toModelInput } from '@howifeel/fer-data';
import { div, softmax, tidy } from '@tensorflow/tfjs-core';
import type { Network } from '../inference/create-network.ts';
import type { ClassifierManifest } from '../manifest/manifest.ts';
import type { NetworkClassifier } from './classifier.ts';

/** A classifier from a network. It owns `network` from now on. */
export function createNetworkClassifier(manifest: ClassifierManifest, network: Network): NetworkClassifier {
  return {
    manifest,
    network,
    predict: (crops) =>
      tidy(() => softmax(div(network.predict(toModelInput(crops, manifest.input)), manifest.temperature))),
    dispose: () => {
      network.dispose();
    },
  };
}
