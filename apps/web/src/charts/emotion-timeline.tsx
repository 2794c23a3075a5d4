import { EMOTIONS } from '@howifeel/fer-data/emotions';
import type { SessionTrack } from '@howifeel/edge-api/contract';
import { createEffect, createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { formatClock, formatPercent } from '../ui/format.ts';
import { stackTimeline } from './stack-timeline.ts';
import { TimelineTable } from './timeline-table.tsx';
import styles from './emotion-timeline.module.css';

const HEIGHT = 160;

/** The windows of one face, stacked over time, with a read-out under the pointer and a table for those who need one. */
export function EmotionTimeline(props: {
  timeline: SessionTrack['timeline'];
  label: string;
  /** Where the axis ends, in seconds: the same for all faces of a session. */
  seconds: number;
}) {
  const [hovered, setHovered] = createSignal<number | null>(null);
  const stacked = createMemo(() => stackTimeline(props.timeline));
  const columns = (): uPlot.AlignedData => [stacked().seconds, ...stacked().sums];
  const draw = (container: HTMLDivElement) =>
    onMount(() => {
      const onPoint = (point: number) => setHovered(stacked().windows[point] ?? null);
      const chart = new uPlot(optionsFor(container, onPoint), columns(), container);
      createEffect(() => {
        chart.setData(columns(), false);
        chart.setScale('x', { min: 0, max: props.seconds });
      });
      const observer = new ResizeObserver(() => chart.setSize({ width: container.clientWidth, height: HEIGHT }));
      observer.observe(container);
      onCleanup(() => {
        observer.disconnect();
        chart.destroy();
      });
    });
  const window = () => {
    const index = hovered();
    return index === null || index < 0 ? null : (props.timeline[index] ?? null);
  };
  return (
    <figure class={styles['timeline']} aria-label={props.label}>
      <div ref={draw} class={styles['chart']} aria-hidden="true" />
      <p class={styles['readout']} aria-hidden="true">
        <Show when={window()} fallback={<span class="quiet">Point at the chart to read it.</span>}>
          {(at) => (
            <>
              <span>{formatClock(at().offsetMs / 1000)}</span>
              <For each={EMOTIONS.filter((emotion) => at().histogram[emotion.index]! >= 0.05)}>
                {(emotion) => (
                  <span style={{ '--colour': emotion.colour }}>
                    <i /> {emotion.title} {formatPercent(at().histogram[emotion.index]!)}
                  </span>
                )}
              </For>
            </>
          )}
        </Show>
      </p>
      <TimelineTable timeline={props.timeline} label={props.label} />
    </figure>
  );
}

/** Seven stepped series with the bands between them filled, on an axis of minutes. */
function optionsFor(container: HTMLElement, onPoint: (point: number) => void): uPlot.Options {
  const ink = getComputedStyle(container).getPropertyValue('color');
  const paths = uPlot.paths.stepped!({ align: 1 });
  return {
    width: container.clientWidth,
    height: HEIGHT,
    padding: [0, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: false }, y: { range: [0, 1] } },
    axes: [
      {
        stroke: ink,
        font: `12px ${getComputedStyle(container).fontFamily}`,
        align: 1,
        gap: 8,
        size: 28,
        grid: { show: false },
        ticks: { show: false },
        values: (chart, ticks) => ticks.map((tick) => (fits(chart, tick) ? formatClock(tick) : '')),
      },
      { show: false },
    ],
    series: [
      {},
      ...EMOTIONS.map((emotion, index) => ({
        label: emotion.title,
        paths,
        width: 0,
        points: { show: false },
        ...(index === 0 && { fill: emotion.colour }),
      })),
    ],
    bands: EMOTIONS.slice(1).map((emotion) => ({
      series: [emotion.index + 1, emotion.index] as [number, number],
      fill: emotion.colour,
    })),
    hooks: { setCursor: [(chart) => onPoint(chart.cursor.idx ?? -1)] },
  };
}

/** Whether a label that begins at `tick` ends before the axis does; in pixels of a '12:34'. */
function fits(chart: uPlot, tick: number): boolean {
  return chart.valToPos(tick, 'x') + 34 <= chart.bbox.width / devicePixelRatio;
}
