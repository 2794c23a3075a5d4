import { EMOTIONS } from '@howifeel/fer-data';
import * as Plot from '@observablehq/plot';
import { renderPlot } from '../render-plot.ts';

/** Each class's share of its split, one bar a split under another. @param splits counts by class index */
export function classPlot(splits: readonly { split: string; count: number; classes: readonly number[] }[]): string {
  const bars = splits.flatMap(({ split, count, classes }) =>
    EMOTIONS.map(({ index, name, colour }) => ({ split, name, colour, share: classes[index] / Math.max(1, count) })),
  );
  return renderPlot('Share of each class in each split', {
    width: 480,
    height: 340,
    marginLeft: 78,
    marginBottom: 40,
    x: { tickFormat: '.0%', label: 'share of the split', grid: true },
    y: { domain: splits.map(({ split }) => split), axis: null, padding: 0.15 },
    fy: { domain: EMOTIONS.map(({ name }) => name), label: null, padding: 0.25, axis: 'left' },
    color: { type: 'identity' },
    marks: [
      Plot.barX(bars, {
        x: 'share',
        y: 'split',
        fy: 'name',
        fill: 'colour',
        fillOpacity: ({ split }: (typeof bars)[0]) => (split === splits[0].split ? 1 : 0.55),
        rx: 2,
      }),
    ],
    opacity: { type: 'identity' },
  });
}
