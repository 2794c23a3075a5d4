import { createApiClient } from '@howifeel/edge-api/contract';
import { createBlazeFace, type FaceDetector } from '@howifeel/face-detect';
import {
  createBrowserCache,
  fetchShardFrom,
  loadModel,
  loadShards,
  shardsOf,
  type Classifier,
} from '@howifeel/fer-models';
import type { ModelManifest } from '@howifeel/fer-models/manifest';
import detectorUrl from '@mediapipe/face_detection/face_detection_short_range.tflite?url';
import { fetchBytes } from './fetch-bytes.ts';
import type { PrepareProgress } from './protocol.ts';
import type { StartedBackend } from './start-backend.ts';

/** What a frame runs through. */
export interface Networks {
  detector: FaceDetector;
  classifier: Classifier;
}

/**
 * Loads the face detector and the published model `modelId` (null: the server's default), with progress. Both are on their
 * way while the backend still starts: a first visit waits for the slowest of the three, not for all in a row.
 *
 * @param backend resolves once a tfjs backend is ready.
 * @throws ModelError, ApiError or Error; each says what to do.
 */
export async function loadNetworks(
  modelId: string | null,
  backend: Promise<StartedBackend>,
  onProgress: (progress: PrepareProgress) => void,
): Promise<Networks> {
  // Two downloads, one line on the page: from its first byte on the model's, which is the larger.
  let step: PrepareProgress['step'] = 'detector';
  const report = (from: typeof step) => (loadedBytes: number, totalBytes: number) => {
    if (from === 'model') step = from;
    if (from === step) onProgress({ step, loadedBytes, totalBytes });
  };
  const [detectorBytes, [manifest, shards], { kernels }] = await Promise.all([
    fetchBytes(detectorUrl, report('detector')),
    fetchModel(modelId, report('model')),
    backend,
  ]);
  const detector = await createBlazeFace(detectorBytes, { kernels });
  const classifier = await loadModel(manifest, { fetchShard: async ({ sha256 }) => shards.get(sha256)! });
  return { detector, classifier };
}

/** A model's manifest and its weights, verified, from the cache where they are there. */
async function fetchModel(modelId: string | null, onProgress: (loadedBytes: number, totalBytes: number) => void) {
  const manifest = await fetchManifest(modelId);
  const shards = await loadShards(shardsOf(manifest), {
    fetchShard: fetchShardFrom(''),
    cache: createBrowserCache(),
    onProgress: ({ loadedBytes, totalBytes }) => onProgress(loadedBytes, totalBytes),
  });
  return [manifest, shards] as const;
}

async function fetchManifest(modelId: string | null): Promise<ModelManifest> {
  const api = createApiClient();
  const id = modelId ?? (await api.listModels()).default;
  if (id === null) {
    throw Object.assign(new Error('No model has been published on this server yet.'), {
      code: 'no-model',
      hint: 'Publish one with: npm run trainer -- publish RUN --to URL --token TOKEN. Then try again.',
    });
  }
  return api.getModel(id);
}
