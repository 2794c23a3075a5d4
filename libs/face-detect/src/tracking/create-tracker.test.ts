import { expect, test } from 'vitest';
import type { Face } from '../face/face.ts';
import { createTracker } from './create-tracker.ts';

function faceAt(x: number, y = 100, size = 100): Face {
  return {
    score: 0.9,
    box: { x, y, width: size, height: size },
    keypoints: [{ name: 'noseTip', x: x + 50, y: y + 50 }],
  };
}

test('faces keep their identity while they move, whatever their order', () => {
  const tracker = createTracker();
  expect(tracker.update([faceAt(0), faceAt(300)], 0).map(({ id }) => id)).toEqual([1, 2]);
  const tracks = tracker.update([faceAt(320), faceAt(20)], 33);
  expect(tracks.map(({ id }) => id)).toEqual([1, 2]);
  expect(tracks[0]!.box.x).toBeLessThan(150);
  expect(tracks.map(({ seenFrames }) => seenFrames)).toEqual([2, 2]);
});

test('a face survives a few missed frames at its last place, then its track ends', () => {
  const tracker = createTracker({ maxMissedMs: 66 });
  tracker.update([faceAt(0)], 0);
  expect(tracker.update([], 33)).toMatchObject([{ id: 1, missedFrames: 1, box: { x: 0 } }]);
  expect(tracker.update([faceAt(5)], 66)).toMatchObject([{ id: 1, missedFrames: 0, seenFrames: 2 }]);
  tracker.update([], 99);
  tracker.update([], 132);
  expect(tracker.update([], 165)).toEqual([]);
  expect(tracker.update([faceAt(5)], 198)).toMatchObject([{ id: 2 }]);
});

test.each([60, 30, 10])('a face turned away for .9 s comes back as itself, at %i frames a second', (rate) => {
  const tracker = createTracker();
  tracker.update([faceAt(0)], 0);
  for (let ms = 1000 / rate; ms < 900; ms += 1000 / rate) tracker.update([], ms);
  expect(tracker.update([faceAt(5)], 900)).toMatchObject([{ id: 1, seenFrames: 2 }]);
  expect(tracker.update([], 1850)).toHaveLength(1);
  expect(tracker.update([], 1950)).toEqual([]);
});

test('one missed frame ends no track, however slow the device; the second does', () => {
  const tracker = createTracker();
  tracker.update([faceAt(0)], 0);
  expect(tracker.update([], 3000)).toMatchObject([{ id: 1, missedFrames: 1 }]);
  expect(tracker.update([faceAt(5)], 6000)).toMatchObject([{ id: 1, missedFrames: 0 }]);
  tracker.update([], 9000);
  expect(tracker.update([], 12_000)).toEqual([]);
});

test('a face that jumps is a new one', () => {
  const tracker = createTracker();
  tracker.update([faceAt(0)], 0);
  expect(tracker.update([faceAt(400)], 33).map(({ id, missedFrames }) => [id, missedFrames])).toEqual([
    [1, 1],
    [2, 0],
  ]);
});

test('a fast face is not lost because its smoothed box lags', () => {
  const tracker = createTracker({ smoothing: { minCutoff: 0.1, beta: 0 } });
  const tracks = Array.from({ length: 20 }, (_, frame) => tracker.update([faceAt(frame * 40)], frame * 33));
  expect(tracks.every((frame) => frame.length === 1 && frame[0]!.id === 1)).toBe(true);
});

test('a resting face trembles less than its detections', () => {
  const tracker = createTracker();
  const xs = Array.from(
    { length: 60 },
    (_, frame) => tracker.update([faceAt(frame % 2 ? 2 : -2)], frame * 33)[0]!.box.x,
  );
  const rest = xs.slice(30);
  expect(Math.max(...rest) - Math.min(...rest)).toBeLessThan(1.6);
});

test('box and keypoints are smoothed alike: the nose stays in the middle', () => {
  const tracker = createTracker();
  for (let frame = 0; frame < 20; frame++) {
    const [track] = tracker.update([faceAt(frame * 7)], frame * 33);
    expect(track!.keypoints[0]!.x - track!.box.x).toBeCloseTo(50, 6);
  }
});

test('without smoothing the detection comes through', () => {
  const tracker = createTracker({ smoothing: false });
  tracker.update([faceAt(0)], 0);
  expect(tracker.update([faceAt(7)], 33)[0]!.box.x).toBe(7);
});

test('reset forgets the faces but not the numbers', () => {
  const tracker = createTracker();
  tracker.update([faceAt(0)], 0);
  tracker.reset();
  expect(tracker.update([faceAt(0)], 33)).toMatchObject([{ id: 2, seenFrames: 1 }]);
});

test('a face that is missed while it moves is expected where it goes, and found again there', () => {
  const tracker = createTracker({ smoothing: false });
  for (let frame = 0; frame < 6; frame++) tracker.update([faceAt(frame * 30)], frame * 33);
  // Four frames behind a hand: 120 pixels, more than a face's width; without a prediction it would be a new face.
  const missed = [6, 7, 8, 9].map((frame) => tracker.update([], frame * 33)[0]!.box.x);
  expect(missed[3]).toBeGreaterThan(250);
  expect(tracker.update([faceAt(300)], 330)).toMatchObject([{ id: 1, missedFrames: 0 }]);
});

test('two faces that pass one another keep their identities', () => {
  const tracker = createTracker({ smoothing: false });
  const frames = Array.from({ length: 21 }, (_, frame) =>
    tracker.update([faceAt(frame * 20, 100), faceAt(400 - frame * 20, 150)], frame * 33),
  );
  expect(frames.at(-1)!.map(({ id, box }) => [id, box.x])).toEqual([
    [1, 400],
    [2, 0],
  ]);
});

test('a dim face begins no track, but goes on with one', () => {
  const dim = { ...faceAt(0), score: 0.55 };
  const tracker = createTracker();
  expect(tracker.update([dim], 0)).toEqual([]);
  expect(tracker.update([faceAt(0)], 33)).toHaveLength(1);
  expect(tracker.update([dim], 66)).toMatchObject([{ id: 1, seenFrames: 2, missedFrames: 0 }]);
  expect(createTracker({ startScore: 0 }).update([dim], 0)).toHaveLength(1);
});
