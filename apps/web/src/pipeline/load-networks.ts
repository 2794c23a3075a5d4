import { createModelReader } from '@howifeel/edge-api/contract';
import { createBlazeFace, joinDetectors, type FaceDetector } from '@howifeel/face-detect';
import { fetchShardFrom, loadModel, type Classifier } from '@howifeel/fer-models';
import type { ModelManifest } from '@howifeel/fer-models/manifest';
import type { Beginning } from './begin.ts';
import { fetchBytes } from './fetch-bytes.ts';
import type { Fetch } from './prefetch.ts';
import type { PrepareProgress } from './protocol.ts';

/** What a frame runs through. */
export interface Networks {
  detector: FaceDetector;
  classifier: Classifier;
}

/** Told of the bytes of one download. */
type Report = (loadedBytes: number, totalBytes: number) => void;

/**
 * Loads the face detector and the published model `modelId` (null: the server's default), with progress, side by side.
 *
 * @throws ModelError, ApiError or Error; each says what to do.
 */
export async function loadNetworks(
  modelId: string | null,
  beginning: Beginning,
  onProgress: (progress: PrepareProgress) => void,
): Promise<Networks> {
  // Two downloads, one line on the page: from its first byte on the model's, which is the larger.
  let step: PrepareProgress['step'] = 'detector';
  const report =
    (from: typeof step): Report =>
    (loadedBytes, totalBytes) => {
      if (from === 'model') step = from;
      if (from === step) onProgress({ step, loadedBytes, totalBytes });
    };
  const [detector, classifier] = await Promise.all([
    loadDetector(beginning, report('detector')),
    loadClassifier(modelId, beginning, report('model')),
  ]);
  return { detector, classifier };
}

/** Two detectors work as one. */
async function loadDetector({ detectorUrls, fetch, backend }: Beginning, report: Report): Promise<FaceDetector> {
  const sum = createSum(detectorUrls.length, report);
  const files = await Promise.all(detectorUrls.map((url, index) => fetchBytes(url, sum(index), fetch)));
  const { kernels } = await backend;
  const detectors = await Promise.all(files.map((bytes) => createBlazeFace(bytes, { kernels })));
  return detectors.reduce((first, second) => joinDetectors(first, second));
}

/** Tells of several downloads as of one. */
function createSum(count: number, report: Report): (index: number) => Report {
  const loaded = new Array<number>(count).fill(0);
  const totals = new Array<number>(count).fill(0);
  return (index) => (loadedBytes, totalBytes) => {
    loaded[index] = loadedBytes;
    totals[index] = totalBytes;
    const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
    report(add(loaded), add(totals));
  };
}

/** The weights come from the cache where they are there, and are verified wherever they come from. */
async function loadClassifier(modelId: string | null, { fetch, cache, backend }: Beginning, report: Report) {
  const manifest = await fetchManifest(modelId, fetch);
  await backend;
  return loadModel(manifest, {
    fetchShard: fetchShardFrom('', fetch),
    cache,
    onProgress: ({ loadedBytes, totalBytes }) => report(loadedBytes, totalBytes),
  });
}

async function fetchManifest(modelId: string | null, fetch: Fetch): Promise<ModelManifest> {
  const api = createModelReader({ fetch });
  const id = modelId ?? (await api.getDefault());
  if (id === null) {
    throw Object.assign(new Error('No model has been published on this server yet.'), {
      code: 'no-model',
      hint: 'Publish one with: npm run trainer -- publish RUN --to URL --token TOKEN. Then try again.',
    });
  }
  return api.getModel(id);
}
