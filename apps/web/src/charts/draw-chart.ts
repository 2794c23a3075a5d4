import { createEffect, onCleanup, onMount } from 'solid-js';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** What {@link drawChart} draws. */
export interface Chart {
  height: number;
  options: (container: HTMLElement) => Omit<uPlot.Options, 'width' | 'height'>;
  /** Followed as it changes. */
  data: () => uPlot.AlignedData;
  /** Where the axis of x begins and ends; followed as well. */
  range: () => { min: number; max: number };
}

/** Keeps a uPlot chart in an element: as wide as it is, in the colours of the theme, gone with the component. */
export function drawChart(container: HTMLElement, { height, options, data, range }: Chart): void {
  onMount(() => {
    const chart = new uPlot({ ...options(container), width: container.clientWidth, height }, data(), container);
    createEffect(() => {
      chart.setData(data(), false);
      chart.setScale('x', range());
    });
    const size = new ResizeObserver(() => {
      // Told of the first size too. To set the same again would clear the canvas for nothing.
      if (container.clientWidth !== chart.width) chart.setSize({ width: container.clientWidth, height });
    });
    size.observe(container);
    const theme = new MutationObserver(() => chart.redraw());
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    onCleanup(() => {
      theme.disconnect();
      size.disconnect();
      chart.destroy();
    });
  });
}

/** The words along an axis: small, in the colour of the container's text as it is now. */
export function axisText(container: HTMLElement): Pick<uPlot.Axis, 'stroke' | 'font' | 'ticks'> {
  return {
    stroke: () => getComputedStyle(container).color,
    font: `12px ${getComputedStyle(container).fontFamily}`,
    ticks: { show: false },
  };
}
