import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Box } from '../face/face.ts';

/**
 * Faces that people have marked on photos, as dlib's examples have them: photo → boxes.
 *
 * @param folder with `testing_with_face_landmarks.xml`, `training_with_face_landmarks.xml` and the photos.
 */
export function readDlibFaces(folder: string): Map<string, Box[]> {
  const faces = new Map<string, Box[]>();
  for (const part of ['testing', 'training']) {
    const xml = readFileSync(join(folder, `${part}_with_face_landmarks.xml`), 'utf8');
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
