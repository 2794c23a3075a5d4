import { expect, test } from 'vitest';
import { planOutputs, type ReadingFormat } from './plan-outputs.ts';

const outs = (files: string[], out: string, format?: ReadingFormat) =>
  planOutputs(files, out, format).map((planned) => planned.out);

test('one file goes where its ending says, several go into a folder', () => {
  expect(outs(['a/x.mp4'], 'result.CSV')).toEqual(['result.CSV']);
  expect(outs(['a/x.mp4'], 'results')).toEqual(['results/x.mp4.json']);
  expect(outs(['a/x.jpg', 'b/x.png'], 'results', 'csv')).toEqual(['results/x.jpg.csv', 'results/x.png.csv']);
  expect(outs(['a/x.jpg'], 'v1.2/', 'vtt')).toEqual(['v1.2/x.jpg.vtt']);
});

test.each([
  [['x.jpg'], 'x.xlsx', undefined, /'x\.xlsx' does not say what to write/],
  [['x.jpg', 'y.jpg'], 'x.json', undefined, /one file, and there are 2/],
  [['x.jpg'], 'x.json', 'csv', /--format does nothing/],
  [['a/x.jpg', 'b/x.jpg'], 'results', undefined, /'a\/x\.jpg' and 'b\/x\.jpg' would both be x\.jpg\.json/],
] as const)('%s to %s is refused', (files, out, format, message) => {
  expect(() => planOutputs(files, out, format)).toThrow(message);
});
