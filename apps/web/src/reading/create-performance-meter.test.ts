import { expect, test } from 'vitest';
import { createPerformanceMeter } from './create-performance-meter.ts';

test('tells the mean of the last two seconds, at most twice a second', () => {
  const meter = createPerformanceMeter();
  const told = [];
  for (let time = 0; time <= 2000; time += 40) {
    const figures = meter.add(time, { upload: 1, detect: 2, classify: 3, total: time < 1000 ? 60 : 6 });
    if (figures) told.push(figures);
  }
  expect(told.length).toBeLessThanOrEqual(4);
  expect(told.at(-1)!.fps).toBeCloseTo(25, 6);
  expect(told.at(-1)!.timings.total).toBeLessThan(60);
  expect(told.at(-1)!.timings).toMatchObject({ upload: 1, detect: 2, classify: 3 });
});
