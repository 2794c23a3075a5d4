import type { JSX } from 'solid-js';
import styles from './disclosure.module.css';

/** Something folded away under one line of text. */
export function Disclosure(props: { summary: string; onToggle?: (open: boolean) => void; children: JSX.Element }) {
  return (
    <details class={styles['details']} onToggle={({ currentTarget }) => props.onToggle?.(currentTarget.open)}>
      <summary>{props.summary}</summary>
      {props.children}
    </details>
  );
}
