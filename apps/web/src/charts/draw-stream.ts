import { EMOTIONS } from '@howifeel/fer-data/emotions';
import type { HistoryPoint } from '../reading/reading-history.ts';
import { runsOf } from './runs-of.ts';

/** What of time the drawing shows, in milliseconds of the points' clock. */
export interface StreamRange {
  from: number;
  to: number;
  /** Readings further apart than this are not joined: there was nothing in between. */
  gap: number;
  /** How long a reading stands for what follows it: a stretch goes on this long after its last one. */
  hold?: number;
}

/**
 * Draws readings as seven stacked bands over time; moments without a face stay empty.
 *
 * @param width of the canvas in the context's units, likewise `height`.
 */
export function drawStream(
  context: CanvasRenderingContext2D,
  { width, height }: { width: number; height: number },
  points: readonly HistoryPoint[],
  { from, to, gap, hold = 0 }: StreamRange,
): void {
  context.clearRect(0, 0, width, height);
  const x = (time: number) => (width * (time - from)) / (to - from);
  for (const run of runsOf(points, gap, hold)) {
    const base = run.map(() => 0);
    for (const emotion of EMOTIONS) {
      const top = run.map((point, index) => base[index]! + point.probabilities[emotion.index]!);
      context.beginPath();
      run.forEach((point, index) => context.lineTo(x(point.time), height * (1 - top[index]!)));
      for (let index = run.length - 1; index >= 0; index--) {
        context.lineTo(x(run[index]!.time), height * (1 - base[index]!));
      }
      context.closePath();
      context.fillStyle = emotion.colour;
      context.fill();
      top.forEach((value, index) => (base[index] = value));
    }
  }
}
