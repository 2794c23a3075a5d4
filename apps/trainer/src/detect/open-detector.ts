import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createBlazeFace, createSsd, joinDetectors, ssdManifestSchema, type FaceDetector } from '@howifeel/face-detect';
import { DetectError } from './detect-error.ts';

/** The detectors that come with the project, by the word that chooses them. */
const BLAZEFACE = {
  'short-range': 'face_detection_short_range.tflite',
  'full-range': 'face_detection_full_range.tflite',
  'full-range-sparse': 'face_detection_full_range_sparse.tflite',
} as const;

/**
 * @param name a word (`both`: short range, and full range for what is small), or the folder that tools/import-ssd.ts wrote.
 * @throws DetectError which names the detectors there are.
 */
export async function openDetector(name: string): Promise<FaceDetector> {
  if (name === 'both') return joinDetectors(await openDetector('short-range'), await openDetector('full-range'));
  if (isBlazeFace(name)) {
    const folder = dirname(createRequire(import.meta.url).resolve('@mediapipe/face_detection/package.json'));
    return createBlazeFace(new Uint8Array(await readFile(join(folder, BLAZEFACE[name]))));
  }
  const manifest = await readFile(join(name, 'manifest.json'), 'utf8').catch((cause) => {
    throw new DetectError(
      `There is no detector '${name}'.`,
      `There are: both, ${Object.keys(BLAZEFACE).join(', ')}; or give a folder that tools/import-ssd.ts wrote.`,
      { cause },
    );
  });
  const parsed = ssdManifestSchema.parse(JSON.parse(manifest));
  return createSsd(parsed, new Uint8Array(await readFile(join(name, `${parsed.weights.sha256}.bin`))));
}

function isBlazeFace(name: string): name is keyof typeof BLAZEFACE {
  return name in BLAZEFACE;
}
