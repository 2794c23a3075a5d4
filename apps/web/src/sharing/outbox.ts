import { ApiError, MAX_BATCH, type ApiClient, type Sample } from '@howifeel/edge-api/contract';
import type { OwnSession, SharingDatabase } from './database.ts';

/** How a {@link createOutbox drain} ended. */
export type DrainResult =
  | { state: 'sent' }
  /** Not now: no network, or a server in trouble. Everything is still here. */
  | { state: 'waiting'; error: ApiError }
  /** Never: the server refuses, because the session is gone, has ended or the token is wrong. Its samples were dropped. */
  | { state: 'refused'; error: ApiError };

/**
 * Samples on their way to the server. Each is written down here before it is sent and forgotten only when the server has it;
 * a sample sent twice is stored once (by session and seq), so nothing is lost and nothing doubled. A session that is ending is
 * ended on the server after its last sample: before, the rest would be refused.
 */
export function createOutbox(database: SharingDatabase, api: Pick<ApiClient, 'postSamples' | 'patchSession'>) {
  const draining = new Map<string, Promise<DrainResult>>();

  const put = async (sessionId: string, samples: Sample[]): Promise<void> => {
    const transaction = database.transaction('samples', 'readwrite');
    await Promise.all([
      ...samples.map((sample) => transaction.store.put({ sessionId, seq: sample.seq, sample })),
      transaction.done,
    ]);
  };

  const count = (sessionId: string) => database.count('samples', rangeOf(sessionId));

  const drop = (sessionId: string) => database.delete('samples', rangeOf(sessionId));

  const sendAll = async (sessionId: string): Promise<DrainResult> => {
    for (;;) {
      const session = await database.get('sessions', sessionId);
      if (!session) return { state: 'sent' };
      const waiting = await database.getAll('samples', rangeOf(sessionId), MAX_BATCH);
      if (waiting.length === 0 && session.state !== 'ending') return { state: 'sent' };
      const samples = waiting.map(({ sample }) => sample);
      try {
        if (samples.length > 0) await api.postSamples(sessionId, session.writeToken, samples);
        else await api.patchSession(sessionId, session.writeToken, { ended: true });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        // An answer that is not the API's own refusal (a hotel's sign-in page, say) tells nothing about the session.
        if (error.retryable || error.status < 400) return { state: 'waiting', error };
        await drop(sessionId);
        await markEnded(session);
        return { state: 'refused', error };
      }
      if (samples.length === 0) await markEnded(session);
      else await database.delete('samples', IDBKeyRange.bound([sessionId, 0], [sessionId, samples.at(-1)!.seq]));
    }
  };

  const markEnded = (session: OwnSession) => database.put('sessions', { ...session, state: 'ended' });

  /** Sends what waits for a session, oldest first; one drain a session at a time. */
  const drain = (sessionId: string): Promise<DrainResult> => {
    const running = draining.get(sessionId) ?? sendAll(sessionId).finally(() => draining.delete(sessionId));
    draining.set(sessionId, running);
    return running;
  };

  /** Sends what earlier visits left behind. */
  const drainAll = async (): Promise<void> => {
    for (const id of await database.getAllKeys('sessions')) await drain(id);
  };

  return { put, count, drop, drain, drainAll };
}

/** All samples of a session. */
function rangeOf(sessionId: string): IDBKeyRange {
  return IDBKeyRange.bound([sessionId, 0], [sessionId, Infinity]);
}
