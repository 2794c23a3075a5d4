import { expect, test } from 'vitest';
import { createDetectionPace } from './create-detection-pace.ts';
import type { Track } from './create-tracker.ts';

const sure: Track = {
  id: 1,
  seenFrames: 20,
  missedFrames: 0,
  score: 0.9,
  box: { x: 0, y: 0, width: 10, height: 10 },
  keypoints: [],
};

test('while faces are sure every third frame is looked at', () => {
  const pace = createDetectionPace({ every: 3 });
  const looks = Array.from({ length: 7 }, () => pace.shouldDetect([sure]));
  expect(looks).toEqual([false, false, true, false, false, true, false]);
});

test.each([
  ['nobody is there', []],
  ['somebody is new', [sure, { ...sure, seenFrames: 2 }]],
  ['a face was missed', [{ ...sure, missedFrames: 1 }]],
  ['a face is seen dimly', [{ ...sure, score: 0.55 }]],
])('every frame is looked at where %s', (_, tracks) => {
  const pace = createDetectionPace({ every: 3 });
  expect([1, 2, 3, 4].map(() => pace.shouldDetect(tracks))).toEqual([true, true, true, true]);
});

test('every = 1 looks at all frames', () => {
  const pace = createDetectionPace({ every: 1 });
  expect([1, 2, 3].map(() => pace.shouldDetect([sure]))).toEqual([true, true, true]);
});
