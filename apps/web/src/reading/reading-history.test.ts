import { expect, test } from 'vitest';
import { createReadingHistory, HISTORY_MS, HISTORY_STEP_MS } from './reading-history.ts';

test('keeps a minute at five readings a second, however many come', () => {
  const history = createReadingHistory();
  for (let time = 0; time <= 3 * HISTORY_MS; time += 16) history.add(time, null);
  const points = history.points();
  expect(points.length).toBeLessThanOrEqual(HISTORY_MS / HISTORY_STEP_MS + 1);
  expect(points.length).toBeGreaterThan((HISTORY_MS / HISTORY_STEP_MS) * 0.9);
  expect(points[0]!.time).toBeGreaterThanOrEqual(points.at(-1)!.time - HISTORY_MS);
});
