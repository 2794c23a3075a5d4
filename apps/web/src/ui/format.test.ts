import { expect, test } from 'vitest';
import { formatBytes, formatClock, formatDuration, formatMillions, formatPercent, formatSigned } from './format.ts';

test('numbers for people', () => {
  expect(formatPercent(0.7012)).toBe('70\u00a0%');
  expect(formatPercent(0.7012, 1)).toBe('70.1\u00a0%');
  expect([0.416, -0.3, 0.001, -0.004].map(formatSigned)).toEqual(['+0.42', '−0.30', '0.00', '0.00']);
  expect([12, 229_032, 1_234_567].map(formatBytes)).toEqual(['12 bytes', '229 KB', '1.2 MB']);
  expect([1_070_000, 78_000_000].map(formatMillions)).toEqual(['1.1 million', '78 million']);
  expect([0, 5000, 60_000, 83_000].map(formatDuration)).toEqual(['0 s', '5 s', '1 min', '1 min 23 s']);
  expect([0, 83.9, 3599, 3600, 27_083].map(formatClock)).toEqual(['0:00', '1:23', '59:59', '1:00:00', '7:31:23']);
  expect([3_600_000, 11_560_000].map(formatDuration)).toEqual(['1 h', '3 h 12 min']);
});
