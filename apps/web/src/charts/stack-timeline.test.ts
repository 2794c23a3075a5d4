import { expect, test } from 'vitest';
import { stackTimeline } from './stack-timeline.ts';

const window = (offsetMs: number, histogram: number[]) => ({ seq: offsetMs, offsetMs, frames: 1, histogram });

test('shares become running sums, and a stretch ends where its last window ends', () => {
  const { seconds, sums, windows } = stackTimeline([
    window(0, [0.5, 0, 0, 0.5, 0, 0, 0]),
    window(5000, [0, 0, 0, 0.25, 0.75, 0, 0]),
  ]);
  expect(seconds).toEqual([0, 5, 10]);
  expect(windows).toEqual([0, 1, 1]);
  expect(sums[0]).toEqual([0.5, 0, 0]);
  expect(sums[3]).toEqual([1, 0.25, 0.25]);
  expect(sums[6]).toEqual([1, 1, 1]);
});

test('where no face was seen there is nothing', () => {
  const { seconds, sums, windows } = stackTimeline([
    window(0, [1, 0, 0, 0, 0, 0, 0]),
    window(20_000, [1, 0, 0, 0, 0, 0, 0]),
  ]);
  expect(sums[0]).toEqual([1, 1, null, 1, 1]);
  expect(windows).toEqual([0, 0, -1, 1, 1]);
  expect(seconds.every((value, index) => index === 0 || value > seconds[index - 1]!)).toBe(true);
});
