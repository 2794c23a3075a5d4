import { type LabelledImages } from '@howifeel/fer-data';
import { calibrate } from '../evaluation/calibration.ts';
import type { Evaluation } from '../evaluation/evaluate.ts';
import { wilsonInterval } from '../evaluation/metrics.ts';
import type { RunConfig } from '../run/run-folder.ts';
import type { EpochMetrics } from '../training/train.ts';
import { escapeHtml } from './escape-html.ts';
import { percent, percentRange } from './percent.ts';
import { calibrationPlot } from './plots/calibration-plot.ts';
import { confusionPlot } from './plots/confusion-plot.ts';
import { accuracyPlot, learningRatePlot, lossPlot } from './plots/curves-plot.ts';
import { perClassPlot } from './plots/per-class-plot.ts';
import { renderFigures, renderPage, renderTable } from './render-page.ts';
import { worstMistakes } from './worst-mistakes.ts';

export interface RunReportOptions {
  name: string;
  config: RunConfig;
  metrics: readonly EpochMetrics[];
  /** Of the best weights, on `data`. */
  evaluation: Evaluation;
  data: LabelledImages;
  /** Name of `data`. */
  split: string;
}

/** `report.html` of a run. */
export function renderRunReport({ name, config, metrics, evaluation, data, split }: RunReportOptions): string {
  const { accuracy, accuracyTta, interval95, macroF1, ece, confusion, perClass, probabilities, n } = evaluation;
  const { temperature, eceCalibrated } = calibrate(probabilities, data.labels);
  const curves = [{ name, metrics }];
  const { experiment, engine, startedAt, initialised } = config;
  const classes = Object.entries(perClass).map(([label, { precision, recall }], i) => {
    const total = confusion[i].reduce((sum, count) => sum + count, 0);
    const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
    return [
      label,
      String(total),
      hundredths(precision),
      hundredths(recall),
      wilsonInterval(recall, total).map(hundredths).join(' – '),
      f1.toFixed(3),
    ];
  });
  const lead = `${experiment.description} ${percent(accuracy)} on ${split} (n = ${n}), started ${startedAt.slice(0, 16).replace('T', ' ')} UTC on ${engine.name}.`;
  return renderPage(name, lead, [
    {
      title: `How good it is on ${split}`,
      html: renderFigures([
        [percent(accuracy), 'accuracy', percentRange(interval95)],
        [percent(accuracyTta), 'with the mirror image', percentRange(wilsonInterval(accuracyTta, n))],
        [macroF1.toFixed(3), 'macro F1', ''],
        [ece.toFixed(3), 'calibration error (ECE)', `${eceCalibrated.toFixed(3)} with temperature ${temperature}`],
      ]),
    },
    {
      title: 'Curves',
      html: `<div class="pair"><div>${accuracyPlot(curves)}<p class="note">Solid: ${escapeHtml(split)}, averaged weights. Dashed: training batches, augmented.</p></div><div>${lossPlot(curves)}${learningRatePlot(curves)}</div></div>`,
    },
    {
      title: 'What is taken for what',
      html: `<div class="pair"><div>${confusionPlot(confusion)}<p class="note">Percent of each true class.</p></div><div>${perClassPlot(confusion)}</div></div>`,
    },
    {
      title: 'Each class, and whether its confidence can be trusted',
      html: `<div class="pair"><div>${renderTable(['class', 'images', 'precision %', 'recall %', '95 % interval', 'F1'], classes)}</div><div>${calibrationPlot(probabilities, data.labels)}<p class="note">On the dashed line, predictions made with 80 % are right in 80 of 100 cases.</p></div></div>`,
    },
    { title: 'Worst mistakes', html: worstMistakes(data, probabilities) },
    ...(initialised
      ? [
          {
            title: 'Initial weights',
            html: `<p>${escapeHtml(initialised.from)}: ${initialised.used.length} used, ${initialised.missing.length} trained from scratch, ${initialised.unexpected.length} left over.</p>`,
          },
        ]
      : []),
    {
      title: 'The experiment',
      html: `<details><summary>Every field, resolved</summary><pre>${escapeHtml(JSON.stringify(experiment, undefined, 2))}</pre></details>`,
    },
  ]);
}

/** .7312 → 73.1, for a table whose head says percent. */
function hundredths(value: number): string {
  return (value * 100).toFixed(1);
}
