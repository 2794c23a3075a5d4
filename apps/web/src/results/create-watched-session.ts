import {
  ApiError,
  watchSession,
  type ApiClient,
  type LiveState,
  type SessionDetail,
} from '@howifeel/edge-api/contract';
import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import { createPolled } from './create-polled.ts';

/** A session as it is now; `gone`: there is none at this address, for this viewer. */
export type Watched = SessionDetail | 'gone';

/** What {@link createWatchedSession} needs from outside. */
export interface WatchedSessionOptions {
  id: string;
  /** Of the device that shared it. */
  writeToken: () => Promise<string | undefined>;
  api: Pick<ApiClient, 'getSession'>;
  watch?: typeof watchSession;
  pollMs?: number;
}

/** Milliseconds between two looks while the live line is not there. */
const POLL_MS = 4000;

/**
 * A shared session, loaded at once and then watched over the live line while it goes on. Without the line (a proxy that lets
 * none through, a network that comes and goes) it is asked for every few seconds: slower, and never wrong.
 */
export function createWatchedSession({
  id,
  writeToken,
  api,
  watch = watchSession,
  pollMs = POLL_MS,
}: WatchedSessionOptions) {
  const [line, setLine] = createSignal<LiveState | 'off'>('off');
  const goesOn = (session: Watched) => session !== 'gone' && session.endedAt === null;
  const { value, problem, refresh, take, end } = createPolled<Watched>(
    async () => loadOrGone(async () => api.getSession(id, await writeToken())),
    (session) => goesOn(session) && line() !== 'live',
    pollMs,
  );
  let watching: { close: () => void } | undefined;
  let ended = false;

  const open = async () => {
    const token = await writeToken();
    if (ended) return;
    watching = watch(id, {
      writeToken: token,
      onSession: take,
      onState: (state) => {
        setLine(state);
        // Polling rests while the line stands, and the truth about what is gone is the API's to tell.
        if (state === 'waiting' || state === 'gone') void refresh();
      },
    });
  };
  const stop = () => {
    ended = true;
    watching?.close();
    end();
  };
  createEffect(
    on(value, (session) => {
      if (session === undefined) return;
      if (!goesOn(session)) watching?.close();
      else if (line() === 'off') {
        setLine('connecting');
        void open();
      }
    }),
  );
  onCleanup(stop);
  return { value, problem, refresh, take, line, stop };
}

/** A session that is not there is an answer, not a failure. */
async function loadOrGone(load: () => Promise<SessionDetail>): Promise<Watched> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof ApiError && ['not_found', 'invalid_request'].includes(error.code)) return 'gone';
    throw error;
  }
}
