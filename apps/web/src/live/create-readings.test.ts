import { expect, test } from 'vitest';
import type { FrameReading } from '../pipeline/protocol.ts';
import { createReadings } from './create-readings.ts';

const happy = [0, 0, 0, 1, 0, 0, 0];

/** A frame with a square face a track, of the given side in pixels. */
function frame(sides: Record<number, number>): FrameReading {
  const faces = Object.entries(sides).map(([track, side]) => ({
    ...{ track: Number(track), box: { x: 0, y: 0, width: side, height: side } },
    ...{ probabilities: happy, raw: happy },
  }));
  return { width: 640, height: 480, faces: faces.reverse(), timings: { upload: 0, detect: 0, classify: 0, total: 0 } };
}

test('several faces are numbered in the order of their tracks; one alone is not', () => {
  const readings = createReadings();
  readings.add(frame({ 7: 50 }), 0);
  expect(readings.numberOf(7)).toBeUndefined();
  readings.add(frame({ 7: 50, 9: 100, 12: 20 }), 40);
  expect([7, 9, 12].map(readings.numberOf)).toEqual([1, 2, 3]);
  expect(readings.face()?.track).toBe(9);
});
