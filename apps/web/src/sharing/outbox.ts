import { ApiError, MAX_BATCH, type ApiClient, type Sample, type SessionCreate } from '@howifeel/edge-api/contract';
import { samplesOf, type OwnSession, type SharingDatabase } from './database.ts';

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
 * What is taken back is written down as well, and deleted as soon as the server can be told. Pages and tabs that share a
 * database see to it together.
 */
export function createOutbox(database: SharingDatabase, api: OutboxApi, now: () => number = Date.now) {
  const draining = new Map<string, Promise<DrainResult>>();
  /** What the server asked to be left alone for, and until when. */
  let rest: { until: number; error: ApiError } | undefined;

  const add = async (session: OwnSession): Promise<void> => {
    await database.put('sessions', session);
  };

  const find = (sessionId: string) => database.get('sessions', sessionId);

  const put = async (sessionId: string, samples: Sample[]): Promise<void> => {
    const transaction = database.transaction('samples', 'readwrite');
    await Promise.all([
      ...samples.map((sample) => transaction.store.put({ sessionId, seq: sample.seq, sample })),
      transaction.done,
    ]);
  };

  const count = (sessionId: string) => database.count('samples', samplesOf(sessionId));

  const drop = (sessionId: string) => database.delete('samples', samplesOf(sessionId));

  /**
   * Changes what is known of a session, in one transaction: others may change it meanwhile.
   *
   * @returns what is known of it then; undefined, and nothing is changed, when it is forgotten
   */
  const change = async (sessionId: string, fields: Partial<OwnSession>): Promise<OwnSession | undefined> => {
    const transaction = database.transaction('sessions', 'readwrite');
    const known = await transaction.store.get(sessionId);
    const changed = known && { ...known, ...fields };
    if (changed) await transaction.store.put(changed);
    await transaction.done;
    return changed;
  };

  const beginThere = ({ startedAt }: OwnSession, request: SessionCreate) =>
    api.createSession({ ...request, ...(now() - startedAt > BEGINS_NOW_MS && { startedAt }) });

  const begin = async (session: OwnSession, request: SessionCreate): Promise<void> => {
    const known = await change(session.id, { tried: true });
    // Taken back by another page or tab before anything of it was sent.
    if (!known || known.deleting) return;
    const created = await beginThere(session, request);
    const begun = {
      server: { id: created.id, sharePath: created.sharePath },
      request: undefined,
      tried: false,
      startedAt: created.startedAt,
      expiresAt: created.expiresAt,
    };
    // Taken back and forgotten meanwhile, it is there all the same: nobody else could delete it.
    if (!(await change(session.id, begun))) await add({ ...session, ...begun, deleting: true });
  };

  /** What is deleted, or expired, already is as good. */
  const deleteThere = (serverId: string, writeToken: string) =>
    api.deleteSession(serverId, writeToken).catch((error: unknown) => {
      if (!(isRefusal(error) && error.status === 404)) throw error;
    });

  /** What the server knows a session by. A beginning without an answer is asked for again: the token makes it the same one. */
  const nameThere = async (session: OwnSession): Promise<string | undefined> => {
    const { server, request, tried } = session;
    if (server || !request || !tried) return server?.id;
    try {
      return (await beginThere(session, request)).id;
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  };

  /** Deletes a session there, and then here. */
  const erase = async (session: OwnSession): Promise<void> => {
    const serverId = await nameThere(session);
    if (serverId) await deleteThere(serverId, session.writeToken);
    await drop(session.id);
    await database.delete('sessions', session.id);
  };

  /** Takes the next step. @returns whether there may be another */
  const step = async (session: OwnSession): Promise<boolean> => {
    const { id, server, request, writeToken, state, deleting } = session;
    if (deleting) {
      await erase(session);
      return false;
    }
    if (state === 'refused') return false;
    if (!server) {
      if (request) await begin(session, request);
      return request !== undefined;
    }
    const samples = (await database.getAll('samples', samplesOf(id), MAX_BATCH)).map(({ sample }) => sample);
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
      const session = await find(sessionId);
      if (!session) {
        await drop(sessionId);
        return { state: 'sent' };
      }
      try {
        if (!(await step(session))) return { state: 'sent' };
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (!isRefusal(error)) {
          const { retryAfterSeconds } = error;
          if (retryAfterSeconds) rest = { until: now() + retryAfterSeconds * 1000, error };
          return { state: 'waiting', error };
        }
        await drop(sessionId);
        if (!session.deleting) {
          await change(sessionId, session.server ? { state: 'ended' } : { state: 'refused', tried: false });
        }
        return { state: 'refused', error };
      }
    }
  };

  /** One at a time for each session. */
  const run = (sessionId: string): Promise<DrainResult> => {
    const running = draining.get(sessionId) ?? sendAll(sessionId).finally(() => draining.delete(sessionId));
    draining.set(sessionId, running);
    return running;
  };

  /** Sends what waits for a session, oldest first; nothing while the server wants its rest. */
  const drain = (sessionId: string): Promise<DrainResult> =>
    rest && now() < rest.until ? Promise.resolve({ state: 'waiting', error: rest.error }) : run(sessionId);

  /** Sends what earlier visits left behind. */
  const drainAll = async (): Promise<void> => {
    for (const id of await database.getAllKeys('sessions')) await drain(id);
  };

  /**
   * Takes a session back: what waits is dropped, the server deletes what it has, and this device forgets it.
   *
   * @throws {ApiError} when the server has it, or may have it, and cannot be told now; it is still known here then, and is
   *   deleted by a later drain
   */
  const forget = async (sessionId: string): Promise<void> => {
    await change(sessionId, { deleting: true });
    await drop(sessionId);
    // What is under way has an answer first: a beginning may still give the session its name there.
    await draining.get(sessionId)?.catch(() => undefined);
    const result = await run(sessionId);
    if (result.state !== 'sent') throw result.error;
  };

  return { add, find, put, count, change, drain, drainAll, forget };
}

/** What {@link createOutbox} makes. */
export type Outbox = ReturnType<typeof createOutbox>;

/** Whether the API itself says no, for good. What a proxy or a hotel's sign-in page answers tells nothing about a session. */
function isRefusal(error: unknown): error is ApiError {
  if (!(error instanceof ApiError) || error.retryable) return false;
  return error.status >= 400 && error.code !== 'unexpected_response';
}
