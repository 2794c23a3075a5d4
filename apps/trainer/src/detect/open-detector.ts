import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createBlazeFace, createSsd, joinDetectors, ssdManifestSchema, type FaceDetector } from '@howifeel/face-detect';
import { TrainerError } from '../trainer-error.ts';

/** The detectors that come with the project, by the word that chooses them. */
const BLAZEFACE = {
  'short-range': 'face_detection_short_range.tflite',
  'full-range': 'face_detection_full_range.tflite',
  'full-range-sparse': 'face_detection_full_range_sparse.tflite',
} as const;

/**
 * @param name a word (`both`: short range, and full range for what is small), or the folder that `npm run import-ssd` wrote.
 * @throws TrainerError which names the detectors there are.
 */
export async function openDetector(name: string): Promise<FaceDetector> {
  if (name === 'both') return joinDetectors(await openDetector('short-range'), await openDetector('full-range'));
  if (isBlazeFace(name)) {
    const folder = dirname(createRequire(import.meta.url).resolve('@mediapipe/face_detection/package.json'));
    return createBlazeFace(new Uint8Array(await readFile(join(folder, BLAZEFACE[name]))));
  }
  const text = await readFile(join(name, 'manifest.json'), 'utf8').catch((cause) => {
    throw new TrainerError(
      `There is no detector '${name}'.`,
      `There are: both, ${Object.keys(BLAZEFACE).join(', ')}; or give a folder that \`npm run import-ssd\` wrote.`,
      { cause },
    );
  });
  try {
    const manifest = ssdManifestSchema.parse(JSON.parse(text));
    return createSsd(manifest, new Uint8Array(await readFile(join(name, `${manifest.weights.sha256}.bin`))));
  } catch (cause) {
    throw new TrainerError(
      `The detector in ${name} is damaged: ${(cause as Error).message}`,
      'Make it again: npm run import-ssd.',
      { cause },
    );
  }
}

function isBlazeFace(name: string): name is keyof typeof BLAZEFACE {
  return name in BLAZEFACE;
}
