import type { FrameSource } from './frame-source.ts';
import { takeFrame } from './take-frame.ts';

/** What {@link openCamera} needs. */
export interface CameraOptions {
  /** The camera that was chosen; another is taken where it does not start. Null: the one that looks at the person. */
  deviceId: string | null;
  /** The camera went away by itself. */
  onEnded: () => void;
  /** Whether the device holds the picture back (a privacy switch, a call, a phone in the background): at first, and on change. */
  onHeldBack: (held: boolean) => void;
}

/**
 * Asks for a camera and plays it in a video element.
 *
 * @throws DOMException as `getUserMedia` does; see `cameraProblem`.
 */
export async function openCamera({ deviceId, onEnded, onHeldBack }: CameraOptions): Promise<FrameSource> {
  const stream = await openStream(deviceId);
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  const listening = new AbortController();
  const { signal } = listening;
  const track = stream.getVideoTracks()[0]!;
  track.addEventListener('ended', onEnded, { signal });
  track.addEventListener('mute', () => onHeldBack(true), { signal });
  track.addEventListener('unmute', () => onHeldBack(false), { signal });
  // Phones pause the picture of a page that is not seen, and not all go on by themselves.
  const onVisible = () => {
    if (document.visibilityState === 'visible' && video.paused) void video.play().catch(() => undefined);
  };
  document.addEventListener('visibilitychange', onVisible, { signal });
  const stop = () => {
    listening.abort();
    for (const each of stream.getTracks()) each.stop();
    video.srcObject = null;
  };
  try {
    await video.play();
  } catch (error) {
    stop();
    throw error;
  }
  onHeldBack(track.muted);
  const settings = track.getSettings();

  return {
    kind: 'camera',
    element: video,
    deviceId: settings.deviceId ?? null,
    mirrored: settings.facingMode !== 'environment',
    grab: async (maxWidth) => {
      const { videoWidth, videoHeight } = video;
      if (videoWidth === 0) return null;
      const scale = Math.min(1, maxWidth / videoWidth);
      return takeFrame(video, { width: Math.round(videoWidth * scale), height: Math.round(videoHeight * scale) });
    },
    onNextFrame: (callback) => {
      if ('requestVideoFrameCallback' in video) {
        const handle = video.requestVideoFrameCallback(callback);
        return () => video.cancelVideoFrameCallback(handle);
      }
      const handle = requestAnimationFrame(callback);
      return () => cancelAnimationFrame(handle);
    },
    stop,
  };
}

/** What holds for every camera. */
const FORBIDDEN = ['NotAllowedError', 'SecurityError'];

async function openStream(deviceId: string | null): Promise<MediaStream> {
  const ask = (which: MediaTrackConstraints) =>
    navigator.mediaDevices.getUserMedia({
      video: { ...which, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
      audio: false,
    });
  if (deviceId === null) return ask({ facingMode: 'user' });
  return ask({ deviceId: { exact: deviceId } }).catch((error: unknown) => {
    if (error instanceof DOMException && FORBIDDEN.includes(error.name)) throw error;
    return ask({ facingMode: 'user' });
  });
}
