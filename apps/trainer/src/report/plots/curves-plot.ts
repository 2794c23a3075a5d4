import * as Plot from '@observablehq/plot';
import type { EpochMetrics } from '../../training/train.ts';
import { renderPlot } from '../render-plot.ts';

export interface RunCurve {
  name: string;
  metrics: readonly EpochMetrics[];
}

/** The colour of the i-th run, a token of the page. */
export function runColour(i: number): string {
  return `var(--run-${i % 6})`;
}

/** Accuracy on the selection split by epoch, one line a run; with one run also that in training, dashed. */
export function accuracyPlot(runs: readonly RunCurve[]): string {
  const points = runs.flatMap(({ metrics }, i) =>
    metrics.map(({ epoch, accuracy, trainAccuracy }) => ({ epoch, accuracy, trainAccuracy, colour: runColour(i), i })),
  );
  const training = runs.length === 1 ? [Plot.lineY(points, { ...DASHED, x: 'epoch', y: 'trainAccuracy' })] : [];
  return renderPlot('Accuracy by epoch', {
    ...frame(runs),
    height: 460,
    y: { label: 'accuracy', tickFormat: '.0%', grid: true },
    marks: [...training, line(points, 'accuracy')],
  });
}

/** Training loss by epoch, one line a run. */
export function lossPlot(runs: readonly RunCurve[]): string {
  const points = runs.flatMap(({ metrics }, i) =>
    metrics.map(({ epoch, trainLoss }) => ({ epoch, trainLoss, colour: runColour(i), i })),
  );
  return renderPlot('Training loss by epoch', {
    ...frame(runs),
    y: { label: 'training loss', grid: true },
    marks: [line(points, 'trainLoss')],
  });
}

/** Learning rate at the end of each epoch. */
export function learningRatePlot(runs: readonly RunCurve[]): string {
  const points = runs.flatMap(({ metrics }, i) =>
    metrics.map(({ epoch, learningRate }) => ({ epoch, learningRate, colour: runColour(i), i })),
  );
  return renderPlot('Learning rate by epoch', {
    ...frame(runs),
    height: 180,
    y: { label: 'learning rate', grid: true },
    marks: [line(points, 'learningRate')],
  });
}

/** Epochs are whole numbers, and so are the marks on their axis. */
function frame(runs: readonly RunCurve[]): Plot.PlotOptions {
  const last = Math.max(2, ...runs.map(({ metrics }) => metrics.at(-1)?.epoch ?? 0));
  const step = Math.ceil(last / 8);
  const ticks = Array.from({ length: Math.floor(last / step) }, (_, i) => (i + 1) * step);
  return {
    width: 480,
    height: 280,
    marginLeft: 52,
    marginBottom: 40,
    x: { label: 'epoch', domain: [1, last], ticks: step === 1 ? ticks : [1, ...ticks], tickFormat: 'd' },
    color: { type: 'identity' },
  };
}

const DASHED = { stroke: 'currentColor', strokeOpacity: 0.5, strokeDasharray: '4 4' };

function line<Point extends { colour: string; i: number }>(points: Point[], y: string): Plot.Markish {
  return Plot.lineY(points, { x: 'epoch', y, z: 'i', stroke: 'colour', strokeWidth: 2, marker: points.length < 40 });
}
