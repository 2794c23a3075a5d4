import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { For } from 'solid-js';
import { EmotionGlyph } from '../ui/emotion-glyph.tsx';
import styles from './confusion.module.css';

/** @param props.counts `counts[true][predicted]`, in the order of `EMOTIONS` */
export function Confusion(props: { counts: number[][] }) {
  const share = (row: number, column: number) => {
    const counts = props.counts[row] ?? [];
    const total = counts.reduce((sum, count) => sum + count, 0);
    return total === 0 ? 0 : (counts[column] ?? 0) / total;
  };
  return (
    <table class={styles['table']}>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">What people saw, </span>
            read as <span aria-hidden="true">→</span>
          </th>
          <For each={EMOTIONS}>
            {(emotion) => (
              <th scope="col" title={`Read as ${emotion.title.toLowerCase()}`} style={{ '--colour': emotion.colour }}>
                <EmotionGlyph emotion={emotion.name} size={20} />
                <span class={styles['short']} aria-hidden="true">
                  {shorten(emotion.title)}
                </span>
                <span class="visually-hidden">read as {emotion.title.toLowerCase()}</span>
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={EMOTIONS}>
          {(row) => (
            <tr>
              <th scope="row" style={{ '--colour': row.colour }}>
                <span class={styles['shown']}>
                  <EmotionGlyph emotion={row.name} size={16} />
                  {row.title}
                </span>
              </th>
              <For each={EMOTIONS}>
                {(column) => (
                  <td style={{ '--share': share(row.index, column.index) }}>
                    {(share(row.index, column.index) * 100).toFixed(0)}
                  </td>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

/** 'Surprise' → 'Surp.': seven columns stand side by side on a phone. */
function shorten(title: string): string {
  return title.length > 5 ? `${title.slice(0, 4)}.` : title;
}
