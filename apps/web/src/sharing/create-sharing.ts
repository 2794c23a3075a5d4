import {
  ApiError,
  CONSENT_VERSION,
  DAY_MS,
  SESSION_DAYS,
  type Sample,
  type Visibility,
} from '@howifeel/edge-api/contract';
import { createSignal, onCleanup } from 'solid-js';
import { toProblem, type Problem } from '../ui/problem.ts';
import { createWriteToken } from './create-write-token.ts';
import type { OwnSession } from './database.ts';
import { createHistogramWindows, type Observation } from './histogram-windows.ts';
import type { Outbox } from './outbox.ts';
import { holdSession } from './session-lock.ts';

/** off: nothing leaves the device; paused: the session stays, nothing is added to it. */
export type SharingState = 'off' | 'starting' | 'sharing' | 'paused' | 'ended';

/** Why samples wait on the device: no network, or a server that does not take them now. */
export type Held = 'offline' | 'server';

/** What a person decides before sharing, and what runs. */
export interface ShareRequest {
  title: string;
  visibility: Visibility;
  modelId: string;
  detector: string;
  /** Whether what runs is the demo. */
  demo: boolean;
}

/** What {@link createSharing} needs from outside. */
export interface SharingOptions {
  /** Asked for each time: the browser may have closed the database meanwhile. */
  outbox: () => Promise<Outbox>;
  /** Milliseconds of a steady clock, which offsets are measured by. */
  now?: () => number;
}

/** The outbox goes on trying, on every page and at later visits. */
const DELETED_LATER: Problem = {
  code: 'deleted-later',
  message: 'The server cannot be told now.',
  hint: 'The session is deleted as soon as it answers; Results lists it until then.',
};

const FULL: Problem = {
  code: 'session-full',
  message: 'The session is full, and ended.',
  hint: 'Share anew to go on.',
};

/** Milliseconds between two tries to send what waits. */
const RETRY_MS = 5000;

/**
 * One person's sharing: begins a session, sums up what {@link observe} sees, sends it, and can take it all back. Without a
 * network it all waits on the device, the session's beginning too.
 */
export function createSharing({ outbox, now = () => performance.now() }: SharingOptions) {
  const [state, setState] = createSignal<SharingState>('off');
  const [session, setSession] = createSignal<OwnSession | null>(null);
  const [waiting, setWaiting] = createSignal(0);
  const [held, setHeld] = createSignal<Held | null>(null);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  let windows = createHistogramWindows();
  let begin = 0;
  /** Lets other tabs know that nobody adds to the session any more. */
  let release: () => void = () => undefined;

  /** What goes wrong on the way is told on the page. */
  const told = (work: Promise<unknown>): Promise<unknown> =>
    work.catch((error: unknown) => setProblem(toProblem(error)));

  const send = async (id: string) => {
    const box = await outbox();
    const result = await box.drain(id);
    const [known, waits] = [await box.find(id), await box.count(id)];
    if (session()?.id !== id) return result.state;
    // Another page or tab has deleted it, or is about to.
    if (!known || known.deleting) {
      leave();
      return result.state;
    }
    setSession(known);
    setWaiting(waits);
    setHeld(result.state === 'waiting' ? (result.error.status === 0 ? 'offline' : 'server') : null);
    setProblem(result.state === 'refused' ? toProblem(result.error) : null);
    if (result.state === 'refused') end();
    return result.state;
  };

  const keep = async (samples: Sample[]) => {
    const current = session();
    if (!current || samples.length === 0) return;
    await (await outbox()).put(current.id, samples);
    await send(current.id);
  };

  /** Whether a session can begin: one at a time. */
  const mayStart = () => state() === 'off' || state() === 'ended';

  /** Begins a session; does nothing while there is one. */
  const start = async ({ title, visibility, modelId, detector, demo }: ShareRequest) => {
    if (!mayStart()) return;
    setState('starting');
    setProblem(null);
    const [id, writeToken, startedAt] = [crypto.randomUUID(), createWriteToken(), Date.now()];
    const request = { consentVersion: CONSENT_VERSION, title, visibility, modelId, detector, writeToken };
    const expiresAt = startedAt + SESSION_DAYS * DAY_MS;
    const own: OwnSession = { id, request, writeToken, title, modelId, startedAt, expiresAt, ...(demo && { demo }) };
    try {
      await (await outbox()).add(own);
      release = holdSession(id);
      windows = createHistogramWindows();
      begin = now();
      setWaiting(0);
      setSession(own);
      // A session that was refused was none: there is nothing to see and nothing to delete.
      if ((await send(id)) === 'refused') await abandon(id);
      else if (state() === 'starting') setState('sharing');
    } catch (error) {
      setProblem(toProblem(error));
      // A device that keeps nothing has nothing to forget.
      await abandon(id).catch(() => undefined);
    }
  };

  const leave = () => {
    release();
    setSession(null);
    setState('off');
  };

  const abandon = async (id: string) => {
    leave();
    await (await outbox()).forget(id);
  };

  /** Takes one frame's faces; does nothing unless sharing is on. */
  const observe = (faces: Observation[]) => {
    if (state() !== 'starting' && state() !== 'sharing') return;
    void told(keep(windows.add(now() - begin, faces)));
    if (windows.isFull()) void stop().then(() => setProblem(FULL));
  };

  const pause = async () => {
    if (state() !== 'sharing') return;
    setState('paused');
    await told(keep(windows.flush()));
  };

  const resume = () => {
    if (state() === 'paused') setState('sharing');
  };

  /** Sends the rest, now or when the network is back, and then closes the session; nothing can be added to it afterwards. */
  const stop = async () => {
    const current = session();
    if (!current || state() === 'ended') return;
    end();
    await told(close(current.id, windows.flush()));
  };

  const close = async (id: string, rest: Sample[]) => {
    const box = await outbox();
    await box.change(id, { state: 'ending' });
    await box.put(id, rest);
    await send(id);
  };

  const end = () => {
    setState('ended');
    release();
  };

  /** Deletes everything: what waits here, and on the server, now or as soon as it answers. */
  const remove = async () => {
    const current = session();
    if (!current) return;
    windows = createHistogramWindows();
    setProblem(null);
    leave();
    try {
      await (await outbox()).forget(current.id);
    } catch (error) {
      setProblem(error instanceof ApiError ? DELETED_LATER : toProblem(error));
    }
  };

  const retry = setInterval(() => {
    const current = session();
    if (current && held()) void told(send(current.id));
  }, RETRY_MS);
  const onHidden = () => {
    if (document.visibilityState === 'hidden' && state() === 'sharing') void told(keep(windows.flush()));
  };
  document.addEventListener('visibilitychange', onHidden);
  onCleanup(() => {
    clearInterval(retry);
    release();
    document.removeEventListener('visibilitychange', onHidden);
  });

  return { state, session, waiting, held, problem, mayStart, start, observe, pause, resume, stop, remove };
}

export type Sharing = ReturnType<typeof createSharing>;
