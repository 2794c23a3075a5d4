import type { SessionRow } from '../auth/session-access.ts';
import type { SessionFields } from '../contract/index.ts';

/** What of a session's row its readers may see. */
export function toFields({ writeHash: _, watchedUntil: __, ...fields }: SessionRow): SessionFields {
  return fields;
}
