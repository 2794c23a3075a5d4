import { wilsonInterval } from '../evaluation/metrics.ts';
import type { RunSummary } from '../run/summarise-run.ts';
import { escapeHtml } from './escape-html.ts';
import { percent, percentRange } from './percent.ts';
import { accuracyPlot, learningRatePlot, lossPlot, runColour } from './plots/curves-plot.ts';
import { renderPage, renderTable } from './render-page.ts';
import { configDifferences } from './config-differences.ts';

/** One page about several runs: figures, curves together, and the fields in which their experiments differ. */
export function renderComparison(runs: readonly RunSummary[]): string {
  const figures = runs.map(({ name, best, epochs, minutes, config }) => [
    name,
    best ? percent(best.accuracy) : '–',
    best && config.selection ? percentRange(wilsonInterval(best.accuracy, config.selection.count)) : '–',
    best?.accuracyTta === undefined ? '–' : percent(best.accuracyTta),
    best ? best.macroF1.toFixed(4) : '–',
    best ? `${best.epoch} of ${epochs}` : '–',
    minutes === undefined ? '–' : minutes.toFixed(minutes < 10 ? 1 : 0),
  ]);
  const legend = runs
    .map(
      ({ name }, i) => `<li><span style="color:${runColour(i)}" aria-hidden="true">●</span> ${escapeHtml(name)}</li>`,
    )
    .join('');
  const differences = configDifferences(runs.map(({ config }) => config.experiment));
  const names = runs.map(({ name }) => name);
  return renderPage(`${runs.length} runs compared`, names.join(' · '), [
    {
      title: 'Figures of the best epoch',
      html: renderTable(['run', 'accuracy', '95 %', 'with flip', 'macro F1', 'epoch', 'minutes'], figures),
    },
    {
      title: 'Curves',
      html: `<ul class="legend">${legend}</ul><div class="pair"><div>${accuracyPlot(runs)}</div><div>${lossPlot(runs)}${learningRatePlot(runs)}</div></div>`,
    },
    {
      title: 'In what they differ',
      html: differences.length > 0 ? renderTable(['field', ...names], differences) : '<p>In nothing but chance.</p>',
    },
  ]);
}
