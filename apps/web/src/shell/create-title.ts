import { createEffect } from 'solid-js';

const NAME = 'HowIFeel';

/**
 * Names the tab, the bookmark and what a screen reader says first after what is shown.
 *
 * @param title undefined: the product's name alone
 */
export function createTitle(title: () => string | undefined): void {
  createEffect(() => {
    const shown = title();
    document.title = shown ? `${shown} – ${NAME}` : NAME;
  });
}
