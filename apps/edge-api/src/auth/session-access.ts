import { and, eq, gt } from 'drizzle-orm';
import { SESSION_DAYS } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { sessions } from '../db/schema.ts';
import { Failure } from '../http/failure.ts';
import { readBearer, requireBearer } from './bearer-token.ts';
import { sha256Hex } from './hash.ts';
import { sameSecret } from './same-secret.ts';

export type SessionRow = typeof sessions.$inferSelect;

/** The query for a session that has not expired. */
export function selectSession(db: Database, id: string) {
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.id, id), gt(sessions.expiresAt, Date.now())));
}

/** Whether that Authorization header carries the session's write token. */
async function isOwner(row: SessionRow, authorization: string | undefined): Promise<boolean> {
  const token = readBearer(authorization);
  return token !== undefined && sameSecret(row.writeHash, await sha256Hex(token));
}

/** Whether that Authorization header, or none, lets one see the session, and whether it is the owner's. */
export async function isReadable(
  row: SessionRow | undefined,
  authorization: string | undefined,
): Promise<{ readable: boolean; owner: boolean }> {
  const owner = row !== undefined && (await isOwner(row, authorization));
  return { owner, readable: row !== undefined && (owner || row.visibility !== 'private') };
}

/** Checks what {@link selectSession} found. @throws Failure `not_found`, also for the private sessions of others */
export async function requireReadable(
  row: SessionRow | undefined,
  authorization: string | undefined,
): Promise<SessionRow> {
  if (row && (await isReadable(row, authorization)).readable) return row;
  throw noSuchSession();
}

/** Checks what {@link selectSession} found. @throws Failure `unauthorized`, `forbidden`, `not_found` */
export async function requireOwner(
  row: SessionRow | undefined,
  authorization: string | undefined,
): Promise<SessionRow> {
  requireBearer(authorization);
  if (row && (await isOwner(row, authorization))) return row;
  if (!row || row.visibility === 'private') throw noSuchSession();
  throw new Failure(
    'forbidden',
    'This is not the write token of this session.',
    'Only the device that began the session has it.',
  );
}

function noSuchSession(): Failure {
  return new Failure(
    'not_found',
    'There is no such session.',
    `It may be private, deleted or expired: sessions are kept for ${SESSION_DAYS} days.`,
  );
}
