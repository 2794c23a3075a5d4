import type { Sample } from '@howifeel/edge-api/contract';
import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { For } from 'solid-js';
import { formatClock, formatPercent } from '../ui/format.ts';
import { TableAlternative } from './table-alternative.tsx';

/** Windows of one face as a table, folded away: for those who cannot see or point at a chart. */
export function TimelineTable(props: {
  timeline: Pick<Sample, 'offsetMs' | 'histogram'>[];
  label: string;
  summary?: string | undefined;
}) {
  return (
    <TableAlternative label={props.label} summary={props.summary}>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <For each={EMOTIONS}>{(emotion) => <th scope="col">{emotion.title}</th>}</For>
        </tr>
      </thead>
      <tbody>
        <For each={props.timeline}>
          {(window) => (
            <tr>
              <th scope="row">{formatClock(window.offsetMs / 1000)}</th>
              <For each={window.histogram}>{(share) => <td>{formatPercent(share)}</td>}</For>
            </tr>
          )}
        </For>
      </tbody>
    </TableAlternative>
  );
}
