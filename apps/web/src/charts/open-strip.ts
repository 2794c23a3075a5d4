import type { HistoryPoint } from '../reading/reading-history.ts';
import { drawStream, type StreamRange } from './draw-stream.ts';

/**
 * Makes a canvas a strip of readings: as large as it is laid out, as sharp as the screen.
 *
 * @returns what draws it anew, or null where there is no canvas to draw on.
 */
export function openStrip(
  canvas: HTMLCanvasElement,
): ((points: readonly HistoryPoint[], range: StreamRange) => void) | null {
  // In memory: on the graphics processor the page would wait until the networks are done there.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  return (points, range) => {
    const ratio = window.devicePixelRatio;
    const size = { width: canvas.clientWidth, height: canvas.clientHeight };
    const pixels = [Math.round(size.width * ratio), Math.round(size.height * ratio)] as const;
    if (canvas.width !== pixels[0] || canvas.height !== pixels[1]) [canvas.width, canvas.height] = pixels;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawStream(context, size, points, range);
  };
}
