import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** OpenCV's published files lie beside the repository on some machines; they are not part of it. */
const FOLDER = fileURLToPath(new URL('../../../../../shared/detector/', import.meta.url));

/** False where the files are missing; says so. */
export function hasSharedDetector(): boolean {
  const present = existsSync(FOLDER);
  if (!present) console.info('skipped: no OpenCV detector in ../shared/detector');
  return present;
}

/** Bytes of one of OpenCV's files. */
export function readSharedDetector(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(FOLDER + name));
}
