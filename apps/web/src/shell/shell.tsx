import { A, useLocation } from '@solidjs/router';
import { For, Show, type JSX } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { createTitle } from './create-title.ts';
import { Mark } from './mark.tsx';
import { createOnline } from './online.ts';
import { PageBoundary } from './page-boundary.tsx';
import { createTheme } from './theme.ts';
import styles from './shell.module.css';

const LINKS = [
  { href: '/', title: 'Live' },
  { href: '/file', title: 'File' },
  { href: '/results', title: 'Results' },
  { href: '/models', title: 'Models' },
  { href: '/about', title: 'About' },
];

/** What stands around every page: brand, navigation, theme, and whether the device is offline. */
export function Shell(props: { children?: JSX.Element }) {
  const online = createOnline();
  const { theme, toggle } = createTheme();
  const location = useLocation();
  // The first page is the product itself; a shared session tells its own title.
  createTitle(() => LINKS.find(({ href }) => href !== '/' && href === location.pathname)?.title);
  let main: HTMLElement | undefined;
  // The router would take it for a way to another page.
  const skip = (event: MouseEvent) => {
    event.preventDefault();
    main?.focus();
  };
  return (
    <>
      <a class={styles['skip']} href="#main" onClick={skip}>
        Skip to content
      </a>
      <header class={styles['header']}>
        <A href="/" class={styles['brand']} end aria-label="HowIFeel">
          <Mark />
          <span>
            How<em>I</em>Feel
          </span>
        </A>
        <nav class={styles['nav']} aria-label="Pages">
          <For each={LINKS}>
            {(link) => (
              <A href={link.href} end={link.href === '/'} class={styles['link']} activeClass={styles['active']}>
                {link.title}
              </A>
            )}
          </For>
        </nav>
        <Button
          kind="ghost"
          icon
          data-testid="theme"
          aria-label={theme() === 'dark' ? 'Use the light theme' : 'Use the dark theme'}
          onClick={toggle}
        >
          <Icon name={theme() === 'dark' ? 'sun' : 'moon'} />
        </Button>
      </header>
      <Show when={!online()}>
        <p class={styles['offline']} role="status" data-testid="offline">
          You are offline. Recognition goes on; what you share waits on this device and is sent once you are back.
        </p>
      </Show>
      <main ref={(element) => (main = element)} id="main" class={styles['main']} tabindex="-1">
        <PageBoundary>{props.children}</PageBoundary>
      </main>
    </>
  );
}
