import { afterEach, expect, test, vi } from 'vitest';
import { takeFrame } from './take-frame.ts';

const drawImage = vi.fn();
const refused = new DOMException('The ImageBitmap could not be allocated.', 'InvalidStateError');

/** A browser that makes pictures of canvases only: it tells their size. */
function refuseVideos() {
  vi.stubGlobal('createImageBitmap', (from: HTMLElement) =>
    from instanceof HTMLCanvasElement ? Promise.resolve([from.width, from.height]) : Promise.reject(refused),
  );
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({ drawImage } as never);
}

function videoWith(readyState: number): HTMLVideoElement {
  return Object.defineProperty(document.createElement('video'), 'readyState', { value: readyState });
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  drawImage.mockReset();
});

test('where the browser makes no picture of a video any more, it is drawn in memory', async () => {
  refuseVideos();
  const video = videoWith(HTMLMediaElement.HAVE_CURRENT_DATA);
  expect(await takeFrame(video, { width: 320, height: 240 })).toEqual([320, 240]);
  expect(drawImage.mock.calls).toEqual([[video, 0, 0, 320, 240]]);
});

test('a video without a picture stays an error: a black frame would be read as one', async () => {
  refuseVideos();
  await expect(takeFrame(videoWith(HTMLMediaElement.HAVE_METADATA), { width: 320, height: 240 })).rejects.toBe(refused);
  expect(drawImage).not.toHaveBeenCalled();
});
