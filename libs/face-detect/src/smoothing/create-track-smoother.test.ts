import { describe, expect, test } from 'vitest';
import { createTrackSmoother } from './create-track-smoother.ts';

const calm = [0.1, 0, 0, 0.2, 0.7, 0, 0];
const glad = [0, 0, 0, 1, 0, 0, 0];

/** A face that has long been calm, and the milliseconds between two frames. */
function calmFace(framesPerSecond: number) {
  const smoother = createTrackSmoother();
  const step = 1000 / framesPerSecond;
  for (let frame = 0; frame < 60; frame++) smoother.next(1, calm, frame * step);
  /** How much of the change from calm to glad has come through after so many frames with it. */
  const change = (frame: number) => (smoother.next(1, glad, (60 + frame) * step)![3]! - 0.2) / 0.8;
  return { step, change };
}

test('a new track starts at its first values, each track for itself', () => {
  const smoother = createTrackSmoother();
  expect(smoother.next(1, calm, 0)).toEqual(calm);
  expect(smoother.next(2, glad, 0)).toEqual(glad);
});

test('without new values the last ones stay; a track without any has none', () => {
  const smoother = createTrackSmoother();
  smoother.next(1, calm, 0);
  expect(smoother.next(1, null, 33)).toEqual(calm);
  expect(smoother.next(2, null, 33)).toBeUndefined();
});

test('a track that has gone is forgotten', () => {
  const smoother = createTrackSmoother();
  smoother.next(1, calm, 0);
  smoother.next(2, calm, 0);
  smoother.keep([{ id: 2 }]);
  expect(smoother.next(1, glad, 33)).toEqual(glad);
  expect(smoother.next(2, null, 33)).toEqual(calm);
});

test('the sum stays 1, also when the clock steps back', () => {
  const smoother = createTrackSmoother();
  smoother.next(1, calm, 0);
  for (const time of [16, -50, 33, 5000]) {
    const sum = smoother.next(1, glad, time)!.reduce((total, value) => total + value, 0);
    expect(sum).toBeCloseTo(1, 10);
  }
});

describe('a change of expression', () => {
  test.each([10, 30, 60])('has come through by two thirds in a fifth of a second, at %i frames a second', (fps) => {
    const { step, change } = calmFace(fps);
    let frame = 0;
    while (change(frame) < 2 / 3) frame++;
    expect(frame * step).toBeGreaterThan(80);
    expect(frame * step).toBeLessThanOrEqual(200);
  });

  test('a single frame that is read wrongly shows by less than a sixth', () => {
    expect(calmFace(30).change(0)).toBeLessThan(1 / 6);
  });

  test('readings that tremble by .1 come out with less than a third of it', () => {
    const smoother = createTrackSmoother();
    const happy = Array.from({ length: 120 }, (_, frame) => {
      const more = frame % 2 ? 0.05 : -0.05;
      return smoother.next(1, [0.1, 0, 0, 0.2 + more, 0.7 - more, 0, 0], frame * 33)![3]!;
    });
    const rest = happy.slice(60);
    expect(Math.max(...rest) - Math.min(...rest)).toBeLessThan(0.033);
  });
});
