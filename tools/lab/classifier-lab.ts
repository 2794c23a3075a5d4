/** Runs in the browser: a published model on a chosen backend, for tests and benchmarks. */
import { loadModel, parseManifest, type Classifier } from '@howifeel/fer-models';
import { startBackend } from '@howifeel/web/backend';
import { classifyCrops } from './classify-crops.ts';
import { timeClassifier } from './time-classifier.ts';

/** Bytes as base64: what goes through between test and page. */
export type Encoded = string;

/** What the page offers as `window.lab`. */
export interface ClassifierLab {
  /** Starts a backend as the web client does, and loads a model: its manifest as JSON, its shards by their SHA-256. */
  load(backend: 'webgl' | 'wasm', manifest: string, shards: Record<string, Encoded>): Promise<void>;
  /** @see classifyCrops */
  classify(pixels: Encoded, shape: [number, number, number, number]): Promise<number[][]>;
  /** @see timeClassifier */
  time(batch: number, repeats: number): Promise<number[]>;
}

declare global {
  var lab: ClassifierLab;
}

let classifier: Classifier;

globalThis.lab = {
  async load(backend, manifest, shards) {
    await startBackend(backend, () => undefined);
    classifier = await loadModel(parseManifest(JSON.parse(manifest)), {
      fetchShard: async ({ sha256 }) => decode(shards[sha256]!),
    });
  },
  classify: (pixels, shape) => classifyCrops(classifier, decode(pixels), shape),
  time: (batch, repeats) => timeClassifier(classifier, batch, repeats),
};

function decode(base64: Encoded): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
