import { expect, test } from 'vitest';
import { firstDayOf } from './period.ts';

const now = Date.UTC(2026, 2, 1, 0, 30);

test.for([
  ['day', '2026-03-01'],
  ['week', '2026-02-23'],
  ['month', '2026-01-31'],
  ['all', undefined],
] as const)('a %s begins on %s', ([period, first]) => {
  expect(firstDayOf(period, now)).toBe(first);
});
