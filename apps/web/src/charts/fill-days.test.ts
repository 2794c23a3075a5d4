import { expect, test } from 'vitest';
import { fillDays } from './fill-days.ts';

const day = (name: string) => ({ day: name, sessions: 2, samples: 3, frames: 4, distribution: [1, 0, 0, 0, 0, 0, 0] });

test('days without a session are there, with nothing in them', () => {
  const filled = fillDays([day('2026-02-27'), day('2026-03-02')], 2);
  expect(filled.map(({ day: name, sessions }) => `${name} ${sessions}`)).toEqual([
    '2026-02-27 2',
    '2026-02-28 0',
    '2026-03-01 0',
    '2026-03-02 2',
  ]);
  expect(filled[1]?.distribution).toBeNull();
});

test('a single day stands at the end of a week; no day stays none', () => {
  expect(fillDays([day('2026-01-03')], 7).map(({ day: name }) => name)).toEqual([
    '2025-12-28',
    '2025-12-29',
    '2025-12-30',
    '2025-12-31',
    '2026-01-01',
    '2026-01-02',
    '2026-01-03',
  ]);
  expect(fillDays([], 7)).toEqual([]);
});
