import { MAX_SAMPLES_PER_SESSION, newSampleSchema } from '@howifeel/edge-api/contract';
import { expect, test } from 'vitest';
import { createHistogramWindows } from './histogram-windows.ts';

const happy = [0, 0, 0, 1, 0, 0, 0];
const sad = [0, 0, 0, 0, 0, 1, 0];
const seventh = new Array<number>(7).fill(1 / 7);

test('a window is told when the first frame after it comes', () => {
  const windows = createHistogramWindows();
  expect(windows.add(100, [{ track: 1, raw: happy }])).toEqual([]);
  expect(windows.add(4900, [{ track: 1, raw: sad }])).toEqual([]);
  expect(windows.add(5000, [{ track: 1, raw: sad }])).toEqual([
    { seq: 0, track: 1, offsetMs: 0, frames: 2, histogram: [0, 0, 0, 0.5, 0, 0.5, 0] },
  ]);
  expect(windows.flush()).toEqual([{ seq: 1, track: 1, offsetMs: 5000, frames: 1, histogram: sad }]);
});

test('each face has its own histogram; seq counts over all of them', () => {
  const windows = createHistogramWindows();
  windows.add(0, [
    { track: 7, raw: sad },
    { track: 2, raw: happy },
  ]);
  windows.add(10, [
    { track: 7, raw: sad },
    { track: 2, raw: happy },
  ]);
  windows.add(20, [{ track: 2, raw: happy }]);
  expect(windows.flush()).toEqual([
    { seq: 0, track: 2, offsetMs: 0, frames: 3, histogram: happy },
    { seq: 1, track: 7, offsetMs: 0, frames: 2, histogram: sad },
  ]);
});

test('a session holds so many samples: the rest is left out, and it is full', () => {
  const windows = createHistogramWindows();
  const faces = [1, 2, 3].map((track) => ({ track, raw: happy }));
  const samples = Array.from({ length: 3400 }, (_, window) => windows.add(window * 5000, faces)).flat();
  expect(samples).toHaveLength(MAX_SAMPLES_PER_SESSION);
  expect(samples.at(-1)!.seq).toBe(MAX_SAMPLES_PER_SESSION - 1);
  expect(windows.isFull()).toBe(true);
});

test('windows without a face give nothing and keep the grid', () => {
  const windows = createHistogramWindows();
  windows.add(0, [{ track: 1, raw: happy }]);
  expect(windows.add(17_000, [])).toHaveLength(1);
  windows.add(18_000, [{ track: 1, raw: happy }]);
  windows.add(18_033, [{ track: 1, raw: happy }]);
  expect(windows.flush()).toMatchObject([{ seq: 1, offsetMs: 15_000 }]);
  expect(windows.flush()).toEqual([]);
});

test('a frame in which the face was not seen counts nothing', () => {
  const windows = createHistogramWindows();
  windows.add(0, [{ track: 1, raw: happy }]);
  windows.add(33, [{ track: 1, raw: null }]);
  windows.add(66, [{ track: 1, raw: happy }]);
  expect(windows.flush()).toMatchObject([{ frames: 2, histogram: happy }]);
});

/** Adds frames of these tracks, ten a second from `from` on. */
function watch(windows: ReturnType<typeof createHistogramWindows>, from: number, frames: number, tracks: number[]) {
  const seen = tracks.map((track) => ({ track, raw: happy }));
  return Array.from({ length: frames }, (_, frame) => windows.add(from + frame * 100, seen)).flat();
}

/** What each sample is of, and of how many frames. */
const facesOf = (samples: readonly { track: number; frames: number }[]) =>
  samples.map(({ track, frames }) => [track, frames]);

test('a person who was out of view and is found anew stays one face', () => {
  const windows = createHistogramWindows();
  const early = [...watch(windows, 0, 10, [1]), ...watch(windows, 3000, 10, [2]), ...watch(windows, 8000, 10, [3])];
  expect(facesOf([...early, ...windows.flush()])).toEqual([
    [1, 20],
    [1, 10],
  ]);
});

test('of two people the one who comes back is the one who was away', () => {
  const windows = createHistogramWindows();
  watch(windows, 0, 10, [1, 2]);
  watch(windows, 1000, 10, [1]);
  watch(windows, 2000, 10, [1, 3]);
  expect(facesOf(windows.flush())).toEqual([
    [1, 30],
    [2, 20],
  ]);
});

test('where it is not clear who comes back, a new track is a new face', () => {
  const windows = createHistogramWindows();
  watch(windows, 0, 10, [1, 2]);
  watch(windows, 2000, 10, [3]);
  watch(windows, 3000, 10, [3, 4, 5]);
  expect(facesOf(windows.flush()).map(([track]) => track)).toEqual([1, 2, 3, 4, 5]);
});

test('a second person who comes while the first is missed for a frame is told apart from then on', () => {
  const windows = createHistogramWindows();
  watch(windows, 0, 10, [1]);
  watch(windows, 1000, 1, [2]);
  watch(windows, 1100, 10, [1, 2]);
  expect(facesOf(windows.flush())).toEqual([
    [1, 21],
    [2, 10],
  ]);
});

test('a tracker that counts from 1 again gives no two faces one slot', () => {
  const windows = createHistogramWindows();
  watch(windows, 0, 2, [1, 3]);
  watch(windows, 1000, 2, [1, 2]);
  watch(windows, 2000, 2, [1, 2, 3]);
  expect(facesOf(windows.flush())).toEqual([
    [1, 6],
    [3, 6],
    [4, 2],
  ]);
});

test('what is seen in a single frame is no face, and nobody comes back as it', () => {
  const windows = createHistogramWindows();
  watch(windows, 0, 10, [1]);
  watch(windows, 1000, 1, [1, 2]);
  watch(windows, 3000, 10, [3]);
  expect(facesOf(windows.flush())).toEqual([[1, 21]]);
});

test('a device so slow that a window has one frame still tells its faces', () => {
  const windows = createHistogramWindows();
  const samples = [0, 6000, 12_000].flatMap((ms) => windows.add(ms, [{ track: 1, raw: happy }]));
  expect(facesOf([...samples, ...windows.flush()])).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ]);
});

test('of a film every track counts, as it is', () => {
  const windows = createHistogramWindows({ everyTrack: true });
  watch(windows, 0, 3, [1]);
  watch(windows, 1000, 1, [2]);
  expect(facesOf(windows.flush())).toEqual([
    [1, 3],
    [2, 1],
  ]);
});

test('what comes out is what the API takes', () => {
  const windows = createHistogramWindows();
  for (let i = 0; i < 100; i++) windows.add(i * 33, [{ track: 0, raw: seventh }]);
  for (const sample of windows.flush()) expect(newSampleSchema.parse(sample).frames).toBe(100);
});
