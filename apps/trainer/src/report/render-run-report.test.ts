import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { classificationMetrics } from '../evaluation/metrics.ts';
import type { RunSummary } from '../run/summarise-run.ts';
import type { RunConfig } from '../run/run-folder.ts';
import { tinyDataset } from '../testing/tiny-dataset.ts';
import { tinyExperiment } from '../testing/tiny-experiment.ts';
import type { EpochMetrics } from '../training/train.ts';
import { configDifferences } from './config-differences.ts';
import { renderComparison } from './render-comparison.ts';
import { renderRunReport } from './render-run-report.ts';

const config: RunConfig = {
  experiment: tinyExperiment({ description: 'A <b>bold</b> try.' }),
  data: '/home/ada/fer2013.csv',
  engine: { name: 'wasm', description: 'for a test' },
  startedAt: '2026-01-01T00:00:00.000Z',
  selection: { name: 'PublicTest', count: 28 },
};
const metrics = [1, 2, 3].map((epoch): EpochMetrics => ({
  epoch,
  step: epoch * 4,
  learningRate: 0.1 / epoch,
  trainLoss: 2 / epoch,
  trainAccuracy: 0.2 * epoch,
  accuracy: 0.25 * epoch,
  accuracyTta: 0.26 * epoch,
  macroF1: 0.2 * epoch,
  ece: 0.1,
}));
const data = tinyDataset(7, 28).splits.PublicTest!;
/** Image 5 is taken for a neutral face with 94 %; all others are told right. */
const probabilities = Float32Array.from({ length: 28 * 7 }, (_, i) => {
  const row = Math.floor(i / 7);
  return i % 7 === (row === 5 ? 4 : data.labels[row]) ? 0.94 : 0.01;
});
const evaluation = {
  ...classificationMetrics(probabilities, data.labels),
  accuracyTta: 1,
  imagesPerSecond: 1,
  probabilities,
  averaged: probabilities,
};

test('the report of a run has its figures, plots and mistakes in one file that loads nothing', () => {
  const html = renderRunReport({ name: 'tiny-1', config, metrics, evaluation, data, split: 'PublicTest' });
  const { document } = parseHTML(html);
  const text = document.body.textContent!;
  expect(text).toContain('96.43 %');
  expect(text).toContain('A <b>bold</b> try.');
  const labels = [...document.querySelectorAll('svg[role=img]')].map((svg) => svg.getAttribute('aria-label'));
  expect(labels).toHaveLength(6);
  expect(labels.join()).toMatch(/Accuracy.*loss.*Learning rate.*Confusion.*Recall.*Calibration/);
  expect([...document.querySelectorAll('figcaption')].map((caption) => caption.textContent)).toEqual([
    'taken for 😐 neutral (94 %), labelled 😢 sad',
  ]);
  expect(document.querySelectorAll('script, link, iframe')).toHaveLength(0);
  expect(html.match(/(src|href|url)[=(]"?(?!data:)[^"\s]*:\/\//g)).toBeNull();
  expect(html).not.toMatch(/NaN|undefined|\/home/);
  expect(html).toContain('prefers-color-scheme: dark');
});

test('a comparison shows every run and only the fields that differ', () => {
  const run = (name: string, learningRate: number): RunSummary => ({
    name,
    folder: name,
    config: { ...config, experiment: { ...config.experiment, learningRate } },
    metrics,
    epochs: 3,
    best: { ...metrics[2], accuracyTta: undefined },
    minutes: 4,
    isRunning: false,
  });
  const html = renderComparison([run('first', 0.1), run('second', 0.2)]);
  expect(html).not.toMatch(/NaN|undefined|\/home/);
  const { document } = parseHTML(html);
  const rows = [...document.querySelectorAll('tbody tr')].map((row) => row.textContent!.replace(/\s+/g, ' '));
  expect(rows.filter((row) => row.includes('75.00 %'))).toHaveLength(2);
  expect(rows.at(-1)).toBe('learningRate0.10.2');
});

test('differences are found in nested fields and lists', () => {
  expect(configDifferences([{ a: { b: 1, c: [1, 2] }, d: 'x' }, { a: { b: 2, c: [1, 2] } }])).toEqual([
    ['a.b', '1', '2'],
    ['d', 'x', '–'],
  ]);
});
