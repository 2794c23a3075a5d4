import { createApiClient } from '@howifeel/edge-api/contract';
import { createBlazeFace, type FaceDetector } from '@howifeel/face-detect';
import { createBrowserCache, fetchShardFrom, loadModel, type Classifier } from '@howifeel/fer-models';
import type { ModelManifest } from '@howifeel/fer-models/manifest';
import detectorUrl from '@mediapipe/face_detection/face_detection_short_range.tflite?url';
import { fetchBytes } from './fetch-bytes.ts';
import type { PrepareProgress } from './protocol.ts';

/** What a frame runs through. */
export interface Networks {
  detector: FaceDetector;
  classifier: Classifier;
}

/**
 * Loads the face detector and the published model `modelId` (null: the server's default), with progress.
 *
 * @throws ModelError, ApiError or Error; each says what to do.
 */
export async function loadNetworks(
  modelId: string | null,
  onProgress: (progress: PrepareProgress) => void,
): Promise<Networks> {
  const manifest = await fetchManifest(modelId);
  const bytes = await fetchBytes(detectorUrl, (loadedBytes, totalBytes) =>
    onProgress({ step: 'detector', loadedBytes, totalBytes }),
  );
  const detector = await createBlazeFace(bytes);
  const classifier = await loadModel(manifest, {
    fetchShard: fetchShardFrom(''),
    cache: createBrowserCache(),
    onProgress: (progress) => onProgress({ step: 'model', ...progress }),
  });
  return { detector, classifier };
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
