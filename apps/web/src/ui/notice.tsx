import { Show, type JSX } from 'solid-js';
import type { Problem } from './problem.ts';
import styles from './notice.module.css';

/** Says what went wrong and what to do about it; `children` are the buttons. */
export function ProblemNotice(props: { problem: Problem; children?: JSX.Element }) {
  return (
    <section
      class={`${styles['notice']} ${styles['error']}`}
      role="alert"
      data-testid="error"
      data-code={props.problem.code}
    >
      <p class={styles['title']}>{props.problem.message}</p>
      <p>{props.problem.hint}</p>
      <p class={styles['code']}>Code: {props.problem.code}</p>
      <Show when={props.children}>
        <div class={styles['actions']}>{props.children}</div>
      </Show>
    </section>
  );
}

/** A calm remark: an empty list, a fallback that was taken. */
export function Notice(props: { title?: string; children: JSX.Element }) {
  return (
    <section class={styles['notice']} role="status">
      <Show when={props.title}>
        <p class={styles['title']}>{props.title}</p>
      </Show>
      {props.children}
    </section>
  );
}
