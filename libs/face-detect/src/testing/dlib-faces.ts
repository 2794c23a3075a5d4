import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Box } from '../face/face.ts';

/** Faces that people have marked on the shared photos: photo → boxes. */
export function readDlibFaces(): Map<string, Box[]> {
  const faces = new Map<string, Box[]>();
  for (const part of ['testing', 'training']) {
    const path = `../../../../../shared/media/dlib/${part}_with_face_landmarks.xml`;
    const xml = readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
    for (const [, photo, content] of xml.matchAll(/<image file='([^']+)'[^>]*>(.*?)<\/image>/gs)) {
      const boxes = content!.matchAll(/<box top='(-?\d+)' left='(-?\d+)' width='(\d+)' height='(\d+)'/g);
      faces.set(
        photo!,
        [...boxes].map(([, y, x, width, height]) => ({
          x: Number(x),
          y: Number(y),
          width: Number(width),
          height: Number(height),
        })),
      );
    }
  }
  return faces;
}
