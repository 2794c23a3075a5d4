import { count, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { randomHex, sha256Hex } from '../auth/hash.ts';
import { selectSession, type SessionRow } from '../auth/session-access.ts';
import { CONSENT_VERSION, DAY_MS, MAX_SESSION_AGE_DAYS, SESSION_DAYS } from '../contract/index.ts';
import type { SessionCreated, sessionCreateSchema } from '../contract/index.ts';
import { openDatabase } from '../db/database.ts';
import { retryWrite } from '../db/retry-write.ts';
import { models, sessions } from '../db/schema.ts';
import { chooseShard, openShard } from '../db/shards.ts';
import { Failure } from '../http/failure.ts';

/** Clocks of phones are off by that much and nobody minds. */
const CLOCK_SLACK_MS = 10 * 60 * 1000;

type CreateInput = z.output<typeof sessionCreateSchema>;

/**
 * Opens a session. It expires {@link SESSION_DAYS} days after it reached us, whenever it began. Who brings a write token of
 * their own and asks again, since no answer came, gets the session that there is, even if it could not be begun any more.
 *
 * @throws Failure `consent_outdated`, `unknown_model`, `session_ended` when that session has expired meanwhile, or
 *   `invalid_request` for a start that is too long ago or to come
 */
export async function createSession(env: Env, input: CreateInput): Promise<SessionCreated> {
  const { consentVersion, startedAt: began, writeToken = randomHex(32), ...rest } = input;
  const id = await nameSession(env, writeToken);
  const db = openShard(env, id);
  const [known] = input.writeToken === undefined ? [] : await selectSession(db, id);
  if (known) return toCreated(known, writeToken);

  const now = Date.now();
  const startedAt = Math.min(began ?? now, now);
  await requireBeginnable(env, now, input);
  const row = {
    ...rest,
    id,
    writeHash: await sha256Hex(writeToken),
    consentVersion,
    startedAt,
    expiresAt: now + SESSION_DAYS * DAY_MS,
  };
  const [, [stored]] = await retryWrite(() =>
    db.batch([db.insert(sessions).values(row).onConflictDoNothing(), selectSession(db, id)]),
  );
  if (!stored) throw new Failure('session_ended', 'The session of this token has expired.', 'Begin a new one.');
  return toCreated(stored, writeToken);
}

/** @throws Failure `consent_outdated`, `unknown_model`, `invalid_request` */
async function requireBeginnable(
  env: Env,
  now: number,
  { consentVersion, startedAt = now, modelId }: CreateInput,
): Promise<void> {
  if (consentVersion !== CONSENT_VERSION) {
    throw new Failure(
      'consent_outdated',
      `Consent ${consentVersion} is not the current one, ${CONSENT_VERSION}.`,
      'Reload the page and ask again.',
    );
  }
  if (startedAt > now + CLOCK_SLACK_MS || startedAt < now - MAX_SESSION_AGE_DAYS * DAY_MS) {
    throw new Failure(
      'invalid_request',
      `A session cannot start at ${startedAt}.`,
      `Send epoch milliseconds of the last ${MAX_SESSION_AGE_DAYS} days.`,
    );
  }
  const [known] = await openDatabase(env.DB).select({ n: count() }).from(models).where(eq(models.id, modelId));
  if (known?.n) return;
  throw new Failure('unknown_model', `There is no model ${modelId}.`, 'GET /api/models lists those that there are.');
}

function toCreated({ id, startedAt, expiresAt }: SessionRow, writeToken: string): SessionCreated {
  return { id, writeToken, sharePath: `/s/${id}`, startedAt, expiresAt };
}

/** The id that belongs to a write token. It tells nothing of the token, nor of the hash that is stored. */
async function nameSession(env: Env, writeToken: string): Promise<string> {
  const hash = await sha256Hex(`howifeel session ${writeToken}`);
  return chooseShard(env, parseInt(hash.slice(-8), 16)) + hash.slice(0, 30);
}
