import { splitProps, type JSX } from 'solid-js';
import styles from './button.module.css';

/** How loud a button is; one primary a view. */
export type ButtonKind = 'primary' | 'secondary' | 'ghost' | 'danger';

/** The classes of a button, for links that look like one. */
export function buttonClass(kind: ButtonKind, icon = false): string {
  return [styles['button'], styles[kind], icon && styles['icon']].filter(Boolean).join(' ');
}

/** A pill of at least 44 px. `icon` makes it a round one, which then needs an `aria-label`. */
export function Button(props: JSX.ButtonHTMLAttributes<HTMLButtonElement> & { kind?: ButtonKind; icon?: boolean }) {
  const [own, rest] = splitProps(props, ['kind', 'icon']);
  return <button type="button" class={buttonClass(own.kind ?? 'secondary', own.icon)} {...rest} />;
}
