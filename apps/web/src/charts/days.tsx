import { WINDOW_SECONDS, type Stats } from '@howifeel/edge-api/contract';
import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { createMemo, createSignal, For, Show } from 'solid-js';
import uPlot from 'uplot';
import { formatDay, formatDuration, formatPercent } from '../ui/format.ts';
import { axisText, drawChart } from './draw-chart.ts';
import { fillDays } from './fill-days.ts';
import { TableAlternative } from './table-alternative.tsx';
import styles from './days.module.css';

const HEIGHT = 220;
/** Days that are shown at least. */
const A_WEEK = 7;
/** Sessions between two lines of the chart: one of these. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
/** The largest first: bars are drawn over each other. */
const DRAWN = [...EMOTIONS].reverse();

/** Sessions a day, oldest first: as high as there were sessions, coloured by what they showed. */
export function Days(props: { days: Stats['byDay'] }) {
  const [hovered, setHovered] = createSignal<number | null>(null);
  const days = createMemo(() => fillDays(props.days, A_WEEK));
  const upTo = (index: number) =>
    days().map(({ sessions, distribution }) => {
      const shares = distribution?.slice(0, index + 1) ?? [];
      return distribution ? sessions * shares.reduce((sum, share) => sum + share, 0) : null;
    });
  const draw = (container: HTMLElement) =>
    drawChart(container, {
      height: HEIGHT,
      options: () => optionsFor(container, (index) => days()[index]?.day, setHovered),
      data: () => [days().map((_, index) => index), ...DRAWN.map((emotion) => upTo(emotion.index))],
      range: () => ({ min: -0.5, max: days().length - 0.5 }),
    });
  const day = () => {
    const index = hovered();
    return index === null ? undefined : days()[index];
  };
  return (
    <figure aria-label="Sessions and expressions by day">
      <div ref={draw} class={styles['chart']} aria-hidden="true" />
      <p class={styles['readout']} aria-hidden="true">
        <Show when={day()} fallback={<span class="quiet">Sessions a day, by what they showed.</span>}>
          {(at) => (
            <span>
              {formatDay(at().day)}: {countOf(at().sessions)}
              {at().samples > 0 && `, ${formatDuration(at().samples * WINDOW_SECONDS * 1000)}`}
            </span>
          )}
        </Show>
      </p>
      <TableAlternative label="Sessions and expressions by day">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Sessions</th>
            <For each={EMOTIONS}>{(emotion) => <th scope="col">{emotion.title}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.days}>
            {(each) => (
              <tr>
                <th scope="row">{formatDay(each.day)}</th>
                <td>{each.sessions}</td>
                <For each={EMOTIONS}>
                  {(emotion) => <td>{each.distribution ? formatPercent(each.distribution[emotion.index]!) : '–'}</td>}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </TableAlternative>
    </figure>
  );
}

/** Seven series of bars, each over the one before, on an axis of days. */
function optionsFor(
  container: HTMLElement,
  dayAt: (index: number) => string | undefined,
  onDay: (index: number | null) => void,
): Omit<uPlot.Options, 'width' | 'height'> {
  const paths = uPlot.paths.bars!({ size: [0.72, 48] });
  const line = () => getComputedStyle(container).borderTopColor;
  return {
    padding: [8, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, x: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: false }, y: { range: (_, _min, max) => [0, Math.max(1, max)] } },
    axes: [
      {
        ...axisText(container),
        gap: 8,
        size: 28,
        grid: { show: false },
        incrs: [1, 2, 7, 14, 28, 91],
        space: 64,
        values: (_, ticks) => ticks.map((tick) => formatTick(dayAt(tick))),
      },
      { ...axisText(container), gap: 8, size: 32, incrs: STEPS, grid: { stroke: line, width: 1 } },
    ],
    series: [
      {},
      ...DRAWN.map(({ title, colour }) => ({ label: title, paths, fill: colour, width: 0, points: { show: false } })),
    ],
    hooks: { setCursor: [(chart) => onDay(chart.cursor.idx ?? null)] },
  };
}

function formatTick(day: string | undefined): string {
  return day === undefined ? '' : formatDay(day);
}

function countOf(sessions: number): string {
  return sessions === 1 ? '1 session' : `${sessions} sessions`;
}
