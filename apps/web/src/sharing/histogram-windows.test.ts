import { newSampleSchema } from '@howifeel/edge-api/contract';
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
  windows.add(10, [{ track: 2, raw: happy }]);
  expect(windows.flush()).toEqual([
    { seq: 0, track: 2, offsetMs: 0, frames: 2, histogram: happy },
    { seq: 1, track: 7, offsetMs: 0, frames: 1, histogram: sad },
  ]);
});

test('windows without a face give nothing and keep the grid', () => {
  const windows = createHistogramWindows();
  windows.add(0, [{ track: 1, raw: happy }]);
  expect(windows.add(17_000, [])).toHaveLength(1);
  windows.add(18_000, [{ track: 1, raw: happy }]);
  expect(windows.flush()).toMatchObject([{ seq: 1, offsetMs: 15_000 }]);
  expect(windows.flush()).toEqual([]);
});

test('a frame in which the face was not seen counts nothing', () => {
  const windows = createHistogramWindows();
  windows.add(0, [{ track: 1, raw: happy }]);
  windows.add(33, [{ track: 1, raw: null }]);
  expect(windows.flush()).toMatchObject([{ frames: 1, histogram: happy }]);
});

test('what comes out is what the API takes', () => {
  const windows = createHistogramWindows();
  for (let i = 0; i < 100; i++) windows.add(i * 33, [{ track: 0, raw: seventh }]);
  for (const sample of windows.flush()) expect(newSampleSchema.parse(sample).frames).toBe(100);
});
