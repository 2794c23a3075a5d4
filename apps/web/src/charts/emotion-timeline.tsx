import { EMOTIONS } from '@howifeel/fer-data/emotions';
import type { SessionTrack } from '@howifeel/edge-api/contract';
import { createMemo, createSignal, For, Show } from 'solid-js';
import uPlot from 'uplot';
import { formatClock, formatPercent } from '../ui/format.ts';
import { axisText, drawChart } from './draw-chart.ts';
import { stackTimeline } from './stack-timeline.ts';
import { TimelineTable } from './timeline-table.tsx';
import styles from './emotion-timeline.module.css';

const HEIGHT = 160;

/** Seconds between two words on the axis: one of these. */
const TICKS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400];

/** The windows of one face, stacked over time, with a read-out under the pointer and a table for those who need one. */
export function EmotionTimeline(props: {
  timeline: SessionTrack['timeline'];
  label: string;
  /** Where the axis ends, in seconds: the same for all faces of a session. */
  seconds: number;
}) {
  const [hovered, setHovered] = createSignal<number | null>(null);
  const stacked = createMemo(() => stackTimeline(props.timeline));
  const onPoint = (point: number) => setHovered(stacked().windows[point] ?? null);
  const hint = () =>
    stacked().windows.includes(-1)
      ? 'Point at the chart to read it. Where it is empty, no face was in view.'
      : 'Point at the chart to read it.';
  const draw = (container: HTMLElement) =>
    drawChart(container, {
      height: HEIGHT,
      options: () => optionsFor(container, onPoint),
      data: () => [stacked().seconds, ...stacked().sums],
      range: () => ({ min: 0, max: props.seconds }),
    });
  const window = () => {
    const index = hovered();
    return index === null || index < 0 ? null : (props.timeline[index] ?? null);
  };
  return (
    <figure class={styles['timeline']} aria-label={props.label}>
      <div ref={draw} class={styles['chart']} aria-hidden="true" />
      <p class={styles['readout']} aria-hidden="true">
        <Show when={window()} fallback={<span class="quiet">{hint()}</span>}>
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
function optionsFor(container: HTMLElement, onPoint: (point: number) => void): Omit<uPlot.Options, 'width' | 'height'> {
  const paths = uPlot.paths.stepped!({ align: 1 });
  return {
    padding: [0, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: false }, y: { range: [0, 1] } },
    axes: [
      {
        ...axisText(container),
        align: 1,
        gap: 8,
        size: 28,
        grid: { show: false },
        incrs: TICKS,
        space: (_, _axis, _min, max) => 16 + widthOf(formatClock(max)),
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

/** Whether the label that begins at `tick` ends before the axis does. */
function fits(chart: uPlot, tick: number): boolean {
  return chart.valToPos(tick, 'x') + widthOf(formatClock(tick)) <= chart.bbox.width / devicePixelRatio;
}

/** About how wide a label is, in pixels: digits of 12 px are 7 px wide. */
function widthOf(label: string): number {
  return 7 * label.length;
}
