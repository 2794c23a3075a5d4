import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { HISTORY_MS, type HistoryPoint } from '../reading/reading-history.ts';

/** Readings further apart than this are not joined: there was nothing in between. */
const GAP_MS = 3000;

/**
 * Draws the last minute as seven stacked bands, now at the right edge; moments without a face stay empty.
 *
 * @param width of the canvas in the context's units, likewise `height`.
 */
export function drawStream(
  context: CanvasRenderingContext2D,
  { width, height }: { width: number; height: number },
  points: readonly HistoryPoint[],
  now: number,
): void {
  context.clearRect(0, 0, width, height);
  const x = (time: number) => width * (1 - (now - time) / HISTORY_MS);
  for (const run of runsOf(points)) {
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

/** Stretches of moments with a face and without a gap. */
function runsOf(points: readonly HistoryPoint[]): { time: number; probabilities: number[] }[][] {
  const runs: { time: number; probabilities: number[] }[][] = [];
  let last: number | null = null;
  for (const { time, probabilities } of points) {
    if (!probabilities) {
      last = null;
      continue;
    }
    if (last === null || time - last > GAP_MS) runs.push([]);
    runs.at(-1)!.push({ time, probabilities });
    last = time;
  }
  return runs;
}
