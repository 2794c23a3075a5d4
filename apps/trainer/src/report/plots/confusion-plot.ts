import { EMOTION_NAMES } from '@howifeel/fer-data/emotions';
import * as Plot from '@observablehq/plot';
import { renderPlot } from '../render-plot.ts';

/** Confusion matrix: each row a true class, the cells its parts by what was predicted. @param confusion counts, [true][predicted] */
export function confusionPlot(confusion: readonly (readonly number[])[]): string {
  const cells = confusion.flatMap((row, i) => {
    const total = Math.max(
      1,
      row.reduce((sum, count) => sum + count, 0),
    );
    return row.map((count, j) => ({
      truth: EMOTION_NAMES[i],
      predicted: EMOTION_NAMES[j],
      share: count / total,
      text: count === 0 ? '' : `${((count / total) * 100).toFixed(0)}`,
    }));
  });
  return renderPlot('Confusion matrix: rows are true classes, cells the percentage predicted as each class', {
    width: 480,
    height: 420,
    marginLeft: 70,
    marginTop: 56,
    x: { domain: EMOTION_NAMES, axis: 'top', label: 'predicted', tickRotate: -35 },
    y: { domain: EMOTION_NAMES, label: 'true' },
    marks: [
      Plot.cell(cells, {
        x: 'predicted',
        y: 'truth',
        fill: 'var(--accent)',
        fillOpacity: ({ share }: (typeof cells)[0]) => 0.04 + 0.66 * share,
        inset: 1,
        rx: 3,
      }),
      Plot.text(cells, { x: 'predicted', y: 'truth', text: 'text', fill: 'currentColor' }),
    ],
    opacity: { type: 'identity' },
  });
}
