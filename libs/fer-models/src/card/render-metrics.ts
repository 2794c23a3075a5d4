import type { ModelMetrics } from '../manifest/manifest.ts';
import { SELECTION_NOTE } from './card-text.ts';
import { markdownTable } from './markdown-table.ts';
import { percent } from './percent.ts';

/** The figures of a model: headline, per class, confusion matrix, whose picture `writeReleased` puts beside the card. */
export function renderMetrics(metrics: ModelMetrics, labels: readonly string[]): string {
  const { split, n, accuracy, accuracyTta, interval95, macroF1, ece, perClass, confusion } = metrics;
  const headline = markdownTable(
    [`${split}, ${n} images`, ''],
    [
      ['Accuracy', `**${percent(accuracy)}**`],
      ['95 % interval', `${percent(interval95[0])} – ${percent(interval95[1])}`],
      ['Accuracy, mean with the mirrored image', percent(accuracyTta)],
      ['Macro F1', macroF1.toFixed(3)],
      ['Expected calibration error', percent(ece)],
    ],
  );
  const classes = markdownTable(
    ['', 'recall', 'precision', 'images'],
    labels.map((label, i) => [
      label,
      percent(perClass[label].recall),
      percent(perClass[label].precision),
      String(sum(confusion[i])),
    ]),
  );
  const picture = '![Each row: what people saw; each cell: the percentage said to be that class](confusion.svg)';
  const matrix = markdownTable(
    ['shown ↓, said →', ...labels],
    labels.map((label, i) => [label, ...confusion[i].map((count, j) => (i === j ? `**${count}**` : String(count)))]),
  );
  const note = split === 'PublicTest' ? SELECTION_NOTE : '';
  return [headline, note, '### Class by class', classes, '### Confusion', picture, matrix].filter(Boolean).join('\n\n');
}

/** The classes that are found least, and the mistakes that are made most: "fear (38.0 %)", "sad for fear (18.3 %)". */
export function renderWeaknesses({ perClass, confusion }: ModelMetrics, labels: readonly string[]): string {
  const weakest = [...labels].sort((a, b) => perClass[a].recall - perClass[b].recall).slice(0, 3);
  const mistakes = labels
    .flatMap((shown, i) =>
      labels.map((said, j) => ({ shown, said, part: i === j ? 0 : confusion[i][j] / Math.max(1, sum(confusion[i])) })),
    )
    .sort((a, b) => b.part - a.part)
    .slice(0, 4);
  return [
    `- It finds least: ${weakest.map((label) => `${label} (${percent(perClass[label].recall)} of its faces)`).join(', ')}.`,
    `- It most often says ${mistakes
      .map(({ shown, said, part }) => `${said} where people saw ${shown} (${percent(part)} of those)`)
      .join(', ')}.`,
  ].join('\n');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
