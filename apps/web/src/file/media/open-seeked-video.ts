import { takeFrame } from '../../sources/take-frame.ts';
import { fitWithin } from './fit-within.ts';
import { frameTimes } from './frame-times.ts';
import { MediaError } from './media-error.ts';
import { ASSUMED_RATE, MAX_SIDE, type MediaFile } from './media-file.ts';

/**
 * Opens a film in the browser's player and seeks from frame to frame: slower than decoding, and possible everywhere.
 *
 * @throws MediaError when the browser cannot play the file.
 */
export async function openSeekedVideo(file: File): Promise<MediaFile> {
  const url = URL.createObjectURL(file);
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.preload = 'auto';
  video.src = url;
  const close = () => {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  };
  try {
    await until(video, 'loadeddata');
    if (!Number.isFinite(video.duration)) await findDuration(video);
  } catch (cause) {
    close();
    throw new MediaError(
      'video-unreadable',
      `“${file.name}” could not be read as a video.`,
      'Browsers read MP4 (H.264) and WebM. Convert the film, for example with: ffmpeg -i FILM film.mp4',
      { cause },
    );
  }
  const { videoWidth: width, videoHeight: height, duration: seconds } = video;
  return {
    kind: 'video',
    name: file.name,
    url,
    width,
    height,
    seconds,
    // A player does not tell where frames begin.
    framesPerSecond: null,
    frames: async function* (rate) {
      const size = fitWithin({ width, height }, MAX_SIDE);
      for (const at of frameTimes(seconds, rate ?? ASSUMED_RATE)) {
        await seek(video, at);
        yield { seconds: at, bitmap: await takeFrame(video, size) };
      }
    },
    close,
  };
}

/** Recorded WebM files do not say how long they are; the player learns it by going to the end. */
async function findDuration(video: HTMLVideoElement): Promise<void> {
  const changed = until(video, 'durationchange');
  video.currentTime = Number.MAX_SAFE_INTEGER;
  await changed;
  if (!Number.isFinite(video.duration)) throw new Error('The file does not say how long it is.');
}

async function seek(video: HTMLVideoElement, seconds: number): Promise<void> {
  if (video.currentTime === seconds && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) return;
  const there = until(video, 'seeked');
  video.currentTime = seconds;
  await there;
}

function until(video: HTMLVideoElement, event: 'loadeddata' | 'durationchange' | 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = new AbortController();
    const on = (name: string, then: () => void) =>
      video.addEventListener(
        name,
        () => {
          settle.abort();
          then();
        },
        { signal: settle.signal },
      );
    on(event, resolve);
    on('error', () => reject(new Error(video.error?.message || 'The player gave up.')));
  });
}
