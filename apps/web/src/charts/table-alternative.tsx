import type { JSX } from 'solid-js';
import { Disclosure } from '../ui/disclosure.tsx';
import styles from './table-alternative.module.css';

/** A chart's numbers as a table, folded away under it: for those who cannot see or point at the chart. */
export function TableAlternative(props: { label: string; summary?: string | undefined; children: JSX.Element }) {
  return (
    <Disclosure summary={props.summary ?? 'As a table'}>
      <div class={styles['scroll']} tabindex="0">
        <table class={styles['table']}>
          <caption class="visually-hidden">{props.label}</caption>
          {props.children}
        </table>
      </div>
    </Disclosure>
  );
}
