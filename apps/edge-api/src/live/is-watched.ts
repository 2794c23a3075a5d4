import type { SessionRow } from '../auth/session-access.ts';

/** Whether somebody may be watching the session live. */
export function isWatched({ watchedUntil }: SessionRow): boolean {
  return watchedUntil > Date.now();
}
