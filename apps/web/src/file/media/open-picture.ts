import { fitWithin } from './fit-within.ts';
import { MediaError } from './media-error.ts';
import { MAX_PICTURE_SIDE, type MediaFile } from './media-file.ts';

/** @throws MediaError when this browser cannot decode the picture. */
export async function openPicture(file: File): Promise<MediaFile> {
  const whole = await createImageBitmap(file).catch((cause: unknown) => {
    throw new MediaError(
      'picture-unreadable',
      `“${file.name}” could not be read as a picture.`,
      'Browsers read JPEG, PNG, WebP, AVIF and GIF. Save the picture as one of these and choose it again.',
      { cause },
    );
  });
  const url = URL.createObjectURL(file);
  const { width, height } = whole;
  return {
    kind: 'picture',
    name: file.name,
    url,
    width,
    height,
    seconds: 0,
    framesPerSecond: null,
    frames: async function* () {
      const size = fitWithin({ width, height }, MAX_PICTURE_SIDE);
      const bitmap = await createImageBitmap(whole, {
        resizeWidth: size.width,
        resizeHeight: size.height,
        resizeQuality: 'high',
      });
      yield { seconds: 0, bitmap };
    },
    close: () => {
      whole.close();
      URL.revokeObjectURL(url);
    },
  };
}
