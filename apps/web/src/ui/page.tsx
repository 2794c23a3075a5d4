import type { JSX } from 'solid-js';
import styles from './page.module.css';

/** A page that is read from top to bottom. */
export function Page(props: { children: JSX.Element }) {
  return <div class={styles['page']}>{props.children}</div>;
}

/** Its title, with a line of facts under it. */
export function PageHead(props: { title: JSX.Element; meta?: JSX.Element; children?: JSX.Element }) {
  return (
    <header class={styles['head']}>
      <h1>{props.title}</h1>
      {props.children}
      {props.meta && <p class={styles['meta']}>{props.meta}</p>}
    </header>
  );
}

/** One part of it. */
export function Section(props: { title: string; children: JSX.Element }) {
  return (
    <section class={styles['section']}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

/** Paragraphs and lists of a width that is good to read. */
export function Prose(props: { children: JSX.Element }) {
  return <div class={styles['prose']}>{props.children}</div>;
}

/** Buttons in a row. */
export function Actions(props: { children: JSX.Element }) {
  return <div class={styles['actions']}>{props.children}</div>;
}
