import { createSignal } from 'solid-js';

/** Milliseconds between two announcements: a screen reader must not chatter. */
export const ANNOUNCE_MS = 4000;

/** A text for a polite live region that changes at most every {@link ANNOUNCE_MS}, and only when there is news. */
export function createAnnouncer(now: () => number = () => performance.now()) {
  const [text, setText] = createSignal('');
  let last = -Infinity;
  const tell = (news: string) => {
    if (news === text() || now() - last < ANNOUNCE_MS) return;
    last = now();
    setText(news);
  };
  return { text, tell };
}
