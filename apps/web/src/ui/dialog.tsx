import { createEffect, createUniqueId, type JSX } from 'solid-js';
import styles from './dialog.module.css';

/** A modal dialog: focus stays inside, Escape closes it, focus returns where it was. */
export function Dialog(props: {
  open: boolean;
  title: string;
  onClose: () => void;
  actions: JSX.Element;
  children: JSX.Element;
}) {
  const titleId = createUniqueId();
  const follow = (dialog: HTMLDialogElement) => {
    createEffect(() => {
      if (props.open && !dialog.open) dialog.showModal();
      if (!props.open && dialog.open) dialog.close();
    });
  };
  return (
    <dialog ref={follow} class={styles['dialog']} aria-labelledby={titleId} onClose={() => props.onClose()}>
      <div class={styles['body']}>
        <h2 id={titleId}>{props.title}</h2>
        {props.children}
        <div class={styles['actions']}>{props.actions}</div>
      </div>
    </dialog>
  );
}
