import { expect, onTestFinished, test, vi } from 'vitest';
import type { EnsembleAssessment } from './assess-ensemble.ts';
import { printEnsemble } from './print-ensemble.ts';

test.each([
  [{ choose: true, weights: 'equal' }, 'the members were chosen on PublicTest itself'],
  [{ choose: true, weights: 'fitted' }, 'the members were chosen and the weights were fitted on PublicTest itself'],
  [{ weights: 'fitted' }, 'Expect a little less elsewhere: the weights were fitted on PublicTest itself'],
  [{ weights: 'equal' }, undefined],
] as const)('what was decided on PublicTest flatters the figure there: %o', (flags, warning) => {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const table = vi.spyOn(console, 'table').mockImplementation(() => undefined);
  onTestFinished(() => [log, table].forEach((spy) => spy.mockRestore()));
  const metrics = { accuracy: 0.7, interval95: [0.6, 0.8], accuracyTta: 0.7, macroF1: 0.7, ece: 0.1, n: 28 };
  const assessment = { metrics, members: [] } as unknown as EnsembleAssessment;
  printEnsemble(assessment, { split: 'PublicTest', ...flags });
  expect(lines[1]).toEqual(warning === undefined ? undefined : expect.stringContaining(warning));
  printEnsemble(assessment, { split: 'PrivateTest', ...flags });
  expect(lines.filter((line) => line.includes('itself'))).toHaveLength(warning === undefined ? 0 : 1);
});
