import { EMOTIONS } from '@howifeel/fer-data';
import * as Plot from '@observablehq/plot';
import { renderPlot } from '../render-plot.ts';
import { wilsonInterval } from '../../evaluation/metrics.ts';

/** Recall of each class as a bar with its 95 % interval. @param confusion counts, [true][predicted] */
export function perClassPlot(confusion: readonly (readonly number[])[]): string {
  const bars = EMOTIONS.map(({ index, name, colour }) => {
    const total = confusion[index].reduce((sum, count) => sum + count, 0);
    const recall = total === 0 ? 0 : confusion[index][index] / total;
    const [low, high] = wilsonInterval(recall, total);
    return { name, colour, recall, low, high };
  });
  return renderPlot('Recall of each class with its 95 % interval', {
    width: 480,
    height: 320,
    marginLeft: 70,
    marginBottom: 40,
    x: { domain: [0, 1], tickFormat: '.0%', label: 'recall', grid: true },
    y: { domain: EMOTIONS.map(({ name }) => name), label: null },
    color: { type: 'identity' },
    marks: [
      Plot.barX(bars, { x: 'recall', y: 'name', fill: 'colour', rx: 2 }),
      Plot.ruleY(bars, { x1: 'low', x2: 'high', y: 'name', stroke: 'currentColor', strokeWidth: 1.5 }),
    ],
  });
}
