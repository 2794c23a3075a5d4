import type { Stats } from '@howifeel/edge-api/contract';
import { For } from 'solid-js';
import styles from './days.module.css';

/** Sessions a day, oldest first. */
export function Days(props: { days: Stats['byDay'] }) {
  const most = () => Math.max(1, ...props.days.map((day) => day.sessions));
  return (
    <figure class={styles['figure']} style={{ '--count': props.days.length }}>
      <ol class={styles['days']} aria-label="Sessions a day">
        <For each={props.days}>
          {(day) => (
            <li
              class={styles['day']}
              title={`${day.day}: ${day.sessions}`}
              style={{ '--share': day.sessions / most() }}
            >
              <span class="visually-hidden">
                {day.day}: {day.sessions}
              </span>
              <div aria-hidden="true" />
            </li>
          )}
        </For>
      </ol>
      <figcaption class={styles['axis']}>
        <span>{props.days[0]?.day}</span>
        <span>{props.days.length > 1 ? props.days.at(-1)?.day : ''}</span>
      </figcaption>
    </figure>
  );
}
