import { join } from 'node:path';
import { readDlibFaces } from '@howifeel/face-detect/testing/dlib-faces';
import type { Random } from '@howifeel/fer-data';
import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';

/** Parts are at least this wide in pixels of the photo; enlarged to a frame they look out of focus, as walls behind people do. */
const LEAST_WIDTH = 120;

/** People mark faces from brow to chin; heads are larger by these parts of the box. */
const HEAD = { sides: 0.3, above: 0.6, below: 0.3 };

/** More attempts than this a photo, and there is no room. */
const ATTEMPTS = 100;

/**
 * Photos that show nobody: random parts of real ones, beside the heads of the people.
 *
 * @param folder photos whose faces are marked: dlib's `examples/faces`.
 * @returns draws one, [height, width, 3], 0..255, float32. The caller owns it.
 * @throws Error where heads leave no room.
 */
export function openPhotos(folder: string, size: { readonly width: number; readonly height: number }) {
  const photos = [...readDlibFaces(folder)];
  return async (random: Random): Promise<tf.Tensor3D> => {
    for (let attempt = 0; attempt < ATTEMPTS * photos.length; attempt++) {
      const [photo, faces] = photos[Math.floor(random.between(0, photos.length))]!;
      const picture = sharp(join(folder, photo));
      const whole = await picture.metadata();
      const widest = Math.min(whole.width, (whole.height * size.width) / size.height);
      const width = Math.floor(random.between(LEAST_WIDTH, widest));
      const height = Math.floor((width * size.height) / size.width);
      const left = Math.floor(random.between(0, whole.width - width));
      const top = Math.floor(random.between(0, whole.height - height));
      const showsHead = faces.some(
        (face) =>
          left < face.x + (1 + HEAD.sides) * face.width &&
          left + width > face.x - HEAD.sides * face.width &&
          top < face.y + (1 + HEAD.below) * face.height &&
          top + height > face.y - HEAD.above * face.height,
      );
      if (showsHead) continue;
      const part = picture.removeAlpha().toColourspace('srgb').extract({ left, top, width, height });
      const pixels = await part
        .resize({ ...size, fit: 'fill' })
        .raw()
        .toBuffer();
      return tf.tensor3d(Float32Array.from(pixels), [size.height, size.width, 3]);
    }
    throw new Error(`The photos in ${folder} show heads everywhere. Take some with more room around people.`);
  };
}
