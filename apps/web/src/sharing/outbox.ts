import { ApiError, MAX_BATCH, type ApiClient, type Sample, type SessionCreate } from '@howifeel/edge-api/contract';
import type { OwnSession, SharingDatabase } from './database.ts';

/** How a {@link createOutbox drain} ended. */
export type DrainResult =
  | { state: 'sent' }
  /** Not now: no network, or a server in trouble. Everything is still here. */
  | { state: 'waiting'; error: ApiError }
  /** Never: the server refuses, because the session is gone, has ended or cannot be begun so. Its samples were dropped. */
  | { state: 'refused'; error: ApiError };

/** The routes that an outbox calls. */
export type OutboxApi = Pick<ApiClient, 'createSession' | 'postSamples' | 'patchSession' | 'deleteSession'>;

/** A session that reaches the server within so many milliseconds begins when the server says: clocks may be wrong. */
const BEGINS_NOW_MS = 10_000;

/**
 * Sessions and samples on their way to the server. Each is written down here before it is sent and forgotten only when the
 * server has it. What is sent twice is stored once, a session by its token and a sample by session and seq, so nothing is lost
 * and nothing doubled. A session is begun before its first sample, and ended after its last: before, the rest would be refused.
 */
export function createOutbox(database: SharingDatabase, api: OutboxApi, now: () => number = Date.now) {
  const draining = new Map<string, Promise<DrainResult>>();
  /** What the server asked to be left alone for, and until when. */
  let rest: { until: number; error: ApiError } | undefined;

  const put = async (sessionId: string, samples: Sample[]): Promise<void> => {
    const transaction = database.transaction('samples', 'readwrite');
    await Promise.all([
      ...samples.map((sample) => transaction.store.put({ sessionId, seq: sample.seq, sample })),
      transaction.done,
    ]);
  };

  const count = (sessionId: string) => database.count('samples', rangeOf(sessionId));

  const drop = (sessionId: string) => database.delete('samples', rangeOf(sessionId));

  /** Changes what is known of a session, in one transaction: others may change it meanwhile. Nothing, when it is forgotten. */
  const change = async (sessionId: string, fields: Partial<OwnSession>): Promise<void> => {
    const transaction = database.transaction('sessions', 'readwrite');
    const known = await transaction.store.get(sessionId);
    if (known) await transaction.store.put({ ...known, ...fields });
    await transaction.done;
  };

  const begin = async ({ id, startedAt }: OwnSession, request: SessionCreate): Promise<void> => {
    const started = now() - startedAt > BEGINS_NOW_MS ? { startedAt } : {};
    const created = await api.createSession({ ...request, ...started });
    await change(id, {
      server: { id: created.id, sharePath: created.sharePath },
      request: undefined,
      startedAt: created.startedAt,
      expiresAt: created.expiresAt,
    });
  };

  /** Takes the next step. @returns whether there may be another */
  const step = async (session: OwnSession): Promise<boolean> => {
    const { id, server, request, writeToken, state } = session;
    if (state === 'refused') return false;
    if (!server) {
      if (request) await begin(session, request);
      return request !== undefined;
    }
    const samples = (await database.getAll('samples', rangeOf(id), MAX_BATCH)).map(({ sample }) => sample);
    if (samples.length > 0) {
      await api.postSamples(server.id, writeToken, samples);
      await database.delete('samples', IDBKeyRange.bound([id, 0], [id, samples.at(-1)!.seq]));
      return true;
    }
    if (state === 'ending') {
      await api.patchSession(server.id, writeToken, { ended: true });
      await change(id, { state: 'ended' });
    }
    return false;
  };

  const sendAll = async (sessionId: string): Promise<DrainResult> => {
    for (;;) {
      const session = await database.get('sessions', sessionId);
      try {
        if (!session || !(await step(session))) return { state: 'sent' };
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        // An answer that is not the API's own refusal (a hotel's sign-in page, say) tells nothing about the session.
        if (error.retryable || error.status < 400) {
          const { retryAfterSeconds } = error;
          if (retryAfterSeconds) rest = { until: now() + retryAfterSeconds * 1000, error };
          return { state: 'waiting', error };
        }
        await drop(sessionId);
        await change(sessionId, { state: session?.server ? 'ended' : 'refused' });
        return { state: 'refused', error };
      }
    }
  };

  /** Sends what waits for a session, oldest first; one drain a session at a time, and none while the server wants its rest. */
  const drain = (sessionId: string): Promise<DrainResult> => {
    if (rest && now() < rest.until) return Promise.resolve({ state: 'waiting', error: rest.error });
    const running = draining.get(sessionId) ?? sendAll(sessionId).finally(() => draining.delete(sessionId));
    draining.set(sessionId, running);
    return running;
  };

  /** Sends what earlier visits left behind. */
  const drainAll = async (): Promise<void> => {
    for (const id of await database.getAllKeys('sessions')) await drain(id);
  };

  /**
   * Takes a session back: what waits is dropped, the server deletes what it has, and this device forgets it.
   *
   * @throws {ApiError} when the server has it and cannot be told; it is still known here then, and this can be repeated
   */
  const forget = async (sessionId: string): Promise<void> => {
    await drop(sessionId);
    // A beginning that is under way has an answer first, or nobody could delete what it began.
    await draining.get(sessionId)?.catch(() => undefined);
    const session = await database.get('sessions', sessionId);
    if (session?.server) await deleteThere(session.server.id, session.writeToken);
    await drop(sessionId);
    await database.delete('sessions', sessionId);
  };

  /** What is deleted, or expired, already is as good. */
  const deleteThere = (serverId: string, writeToken: string) =>
    api.deleteSession(serverId, writeToken).catch((error: unknown) => {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
    });

  return { put, count, change, drain, drainAll, forget };
}

/** All samples of a session. */
function rangeOf(sessionId: string): IDBKeyRange {
  return IDBKeyRange.bound([sessionId, 0], [sessionId, Infinity]);
}
