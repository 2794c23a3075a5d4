import { createSignal } from 'solid-js';
import { storage } from './storage.ts';

/** A chosen theme is set before the first paint by public/theme.js; without a choice the device decides. */
export type Theme = 'light' | 'dark';

const KEY = 'howifeel.theme';

function current(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** The theme in force and a function that switches it and remembers the choice on the device. */
export function createTheme() {
  const [theme, setTheme] = createSignal<Theme>(current());
  const toggle = () => {
    const next = theme() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = next;
    storage.set(KEY, next);
    setTheme(next);
  };
  return { theme, toggle };
}
