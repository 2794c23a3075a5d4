import type { Stats } from '@howifeel/edge-api/contract';
import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { For } from 'solid-js';
import { formatPercent } from '../ui/format.ts';
import styles from './days.module.css';
import { TableAlternative } from './table-alternative.tsx';

/** Sessions a day, oldest first: as high as there were sessions, coloured by what they showed. */
export function Days(props: { days: Stats['byDay'] }) {
  const most = () => Math.max(1, ...props.days.map((day) => day.sessions));
  return (
    <figure style={{ '--count': props.days.length }}>
      <ol class={styles['days']} aria-hidden="true">
        <For each={props.days}>
          {(day) => (
            <li class={styles['day']} title={`${formatDay(day.day)}: ${countOf(day.sessions)}`}>
              <div class={styles['bar']} style={{ '--share': day.sessions / most() }}>
                <For each={[...EMOTIONS].reverse()}>
                  {(emotion) => (
                    <i style={{ '--colour': emotion.colour, '--part': day.distribution?.[emotion.index] ?? 0 }} />
                  )}
                </For>
              </div>
            </li>
          )}
        </For>
      </ol>
      <figcaption class={styles['axis']}>
        <span>{props.days[0] && formatDay(props.days[0].day)}</span>
        <span>{props.days.length > 1 && formatDay(props.days.at(-1)!.day)}</span>
      </figcaption>
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
            {(day) => (
              <tr>
                <th scope="row">{formatDay(day.day)}</th>
                <td>{day.sessions}</td>
                <For each={EMOTIONS}>
                  {(emotion) => <td>{day.distribution ? formatPercent(day.distribution[emotion.index]!) : '–'}</td>}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </TableAlternative>
    </figure>
  );
}

/** '2026-11-20' → '20 Nov' in the reader's language; the day is one of UTC. */
function formatDay(day: string): string {
  return new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(day),
  );
}

function countOf(sessions: number): string {
  return sessions === 1 ? '1 session' : `${sessions} sessions`;
}
