import type { BackendName } from './protocol.ts';
import type { FramePixels } from './analyse-frame.ts';

/**
 * Gives a frame in the form that the backend takes fastest: WebGL and WebGPU upload a bitmap as it is; wasm needs the pixels in memory,
 * read through a canvas that lives there (tfjs's own is on the graphics processor, ten times slower to read).
 */
export function createFrameReader(backend: BackendName): (frame: ImageBitmap) => FramePixels {
  if (backend !== 'wasm') return (frame) => frame;
  let context: OffscreenCanvasRenderingContext2D | undefined;
  return (frame) => {
    const { width, height } = frame;
    if (context?.canvas.width !== width || context.canvas.height !== height) {
      context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true, alpha: false })!;
    }
    context.drawImage(frame, 0, 0);
    return context.getImageData(0, 0, width, height);
  };
}
