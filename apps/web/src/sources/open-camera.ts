import type { FrameSource } from './frame-source.ts';

/** Widest frame that goes into the pipeline; detectors look at 128 to 192 pixels anyway. */
const MAX_WIDTH = 640;

/**
 * Asks for the front camera and plays it in a video element.
 *
 * @param onEnded called when the camera goes away by itself.
 * @throws DOMException as `getUserMedia` does; see `cameraProblem`.
 */
export async function openCamera(onEnded: () => void): Promise<FrameSource> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'user', width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
    audio: false,
  });
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  for (const track of stream.getTracks()) track.addEventListener('ended', onEnded);
  await video.play();

  return {
    kind: 'camera',
    element: video,
    grab: async () => {
      const { videoWidth, videoHeight } = video;
      if (videoWidth === 0) return null;
      const scale = Math.min(1, MAX_WIDTH / videoWidth);
      return createImageBitmap(video, {
        resizeWidth: Math.round(videoWidth * scale),
        resizeHeight: Math.round(videoHeight * scale),
        resizeQuality: 'low',
      });
    },
    onNextFrame: (callback) => {
      if ('requestVideoFrameCallback' in video) {
        const handle = video.requestVideoFrameCallback(callback);
        return () => video.cancelVideoFrameCallback(handle);
      }
      const handle = requestAnimationFrame(callback);
      return () => cancelAnimationFrame(handle);
    },
    stop: () => {
      for (const track of stream.getTracks()) {
        track.removeEventListener('ended', onEnded);
        track.stop();
      }
      video.srcObject = null;
    },
  };
}
