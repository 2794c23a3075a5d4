import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/**
 * Draws a plot as standalone SVG, without a browser and without script. Text and axes take the page's colour, so one
 * drawing serves light and dark.
 *
 * @param label what the picture shows, for those who do not see it
 */
export function renderPlot(label: string, options: Plot.PlotOptions): string {
  const svg = Plot.plot({
    document: document as unknown as Document,
    ariaLabel: label,
    style: { fontFamily: 'inherit', fontSize: '12px', background: 'none', overflow: 'visible' },
    ...options,
  });
  svg.setAttribute('role', 'img');
  return svg.outerHTML;
}
