import type { MediaFile } from './media-file.ts';
import { openPicture } from './open-picture.ts';
import { openSeekedVideo } from './open-seeked-video.ts';

/**
 * Opens a video or picture of this device; nothing of it is sent anywhere.
 *
 * @throws MediaError when it is neither, or one that this browser cannot read.
 */
export async function openMedia(file: File): Promise<MediaFile> {
  if (file.type.startsWith('image/')) return openPicture(file);
  const { openDecodedVideo } = await import('./open-decoded-video.ts');
  return (await openDecodedVideo(file)) ?? openSeekedVideo(file);
}
