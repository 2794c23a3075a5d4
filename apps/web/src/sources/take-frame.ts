import type { Size } from '../reading/cover-transform.ts';

/**
 * The video's present picture at this size. Chromium gives none, for good, once its graphics process has ended twice; it
 * still draws into a canvas in memory.
 *
 * @throws DOMException when the video has no picture.
 */
export async function takeFrame(video: HTMLVideoElement, { width, height }: Size): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(video, { resizeWidth: width, resizeHeight: height, resizeQuality: 'low' });
  } catch (error) {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) throw error;
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })!;
    context.drawImage(video, 0, 0, width, height);
    return createImageBitmap(canvas);
  }
}
