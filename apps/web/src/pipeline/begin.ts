import fullRangeUrl from '@mediapipe/face_detection/face_detection_full_range.tflite?url';
import shortRangeUrl from '@mediapipe/face_detection/face_detection_short_range.tflite?url';
import { createBrowserCache } from '@howifeel/fer-models/browser-cache';
import type { WeightCache } from '@howifeel/fer-models/weight-cache';
import { prefetch, type Fetch } from './prefetch.ts';
import type { PrepareOptions } from './protocol.ts';
import { startBackend, type StartedBackend } from './start-backend.ts';

/** What of a pipeline can begin before its program is there. */
export interface Beginning {
  /** Where the face detectors lie: short range, and full range where it was asked for. */
  detectorUrls: readonly string[];
  /** Hands out what is already on its way. */
  fetch: Fetch;
  /** Where weights lie that have been here before. */
  cache: WeightCache;
  backend: Promise<StartedBackend>;
  /** Resolves when the graphics processor takes its context away; nothing computed after that is valid. */
  lost: Promise<void>;
}

/** Starts the backend and all downloads at the same time: a first visit waits for the slowest, not for all in a row. */
export function begin(options: PrepareOptions): Beginning {
  let lose: () => void = () => undefined;
  const lost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  const detectorUrls = options.detector === 'both' ? [shortRangeUrl, fullRangeUrl] : [shortRangeUrl];
  const fetch = prefetch(options.modelId, detectorUrls);
  // After the prefetch, which asks whether there is a cache: this makes one.
  const cache = createBrowserCache();
  const backend = startBackend(options.backend, lose);
  backend.catch(() => undefined);
  return { detectorUrls, fetch, cache, backend, lost };
}
