import { onCleanup } from 'solid-js';

/** Page-wide keys: they rest while a person types, uses a control or has a dialog open. */
export function createKeys(actions: Record<string, () => void>): void {
  const onKey = (event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.metaKey || event.ctrlKey || event.altKey || event.repeat) return;
    if (target?.closest('input, textarea, select, dialog, summary')) return;
    if (event.key === ' ' && target?.closest('button, a')) return;
    const action = actions[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  };
  window.addEventListener('keydown', onKey);
  onCleanup(() => window.removeEventListener('keydown', onKey));
}
