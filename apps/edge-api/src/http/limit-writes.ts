import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../env.ts';
import { tooManyRequests } from './limit-rate.ts';

/** Most batches and changes of one session in a minute; a client sends one every five seconds, and more after a time offline. */
export const MAX_WRITES_PER_MINUTE = 120;

const MINUTE_MS = 60_000;
/** Beyond so many sessions the counting starts anew: the memory of an isolate is small. */
const MAX_SESSIONS = 50_000;

const counts = new Map<string, number>();
let minute = 0;

/**
 * Limits what one token writes to one session. Counted in this isolate only, which costs nothing: a client's requests mostly
 * come to the same one, and what a session can store is bounded anyway.
 */
export const limitWrites: MiddlewareHandler<AppEnv> = async (c, next) => {
  const now = Math.floor(Date.now() / MINUTE_MS);
  if (now !== minute || counts.size >= MAX_SESSIONS) {
    counts.clear();
    minute = now;
  }
  // By token too, or whoever knows the address of a session could use up what its owner may write. Nothing is checked yet,
  // so both are cut to what a good one has.
  const key = `${c.req.param('id')?.slice(0, 32)} ${c.req.header('authorization')?.slice(0, 100)}`;
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  if (count > MAX_WRITES_PER_MINUTE) throw tooManyRequests();
  await next();
};
