import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { hasSharedPhotos } from './shared-photos.ts';

const FOLDER = fileURLToPath(new URL('../../../../../shared/media/', import.meta.url));
const PROGRAM = process.env['FFMPEG_PATH'] ?? 'ffmpeg';

/** False where the clips, or ffmpeg to read them, are missing; says so. */
export function hasSharedClips(): boolean {
  if (!hasSharedPhotos()) return false;
  const present = spawnSync(PROGRAM, ['-version']).status === 0;
  if (!present) console.info('skipped: no ffmpeg to read clips with; install it, or set FFMPEG_PATH to it');
  return present;
}

/**
 * The frames of a clip, one after the other, as [height, width, 3], 0..255; each is the caller's.
 *
 * @param every 5: every fifth frame
 */
export function* readSharedClip(path: string, { width, height }: { width: number; height: number }, every = 1) {
  const filters = `select=not(mod(n\\,${every})),scale=${width}:${height}`;
  const size = ['-vf', filters, '-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
  const { stdout, stderr, status } = spawnSync(PROGRAM, ['-v', 'error', '-i', FOLDER + path, ...size], {
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`ffmpeg cannot read ${path}: ${stderr.toString()}`);
  const bytes = width * height * 3;
  for (let at = 0; at + bytes <= stdout.length; at += bytes) {
    yield tf.tensor3d(new Uint8Array(stdout.subarray(at, at + bytes)), [height, width, 3], 'int32');
  }
}
