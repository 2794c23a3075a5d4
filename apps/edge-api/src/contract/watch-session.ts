import { describeSession } from './describe-session.ts';
import {
  LIVE_CLOSE,
  LIVE_PING,
  LIVE_PONG,
  LIVE_PROTOCOL,
  LIVE_TOKEN_PREFIX,
  liveMessageSchema,
  type LiveMessage,
  type LiveRequest,
} from './live.ts';
import type { Sample } from './sample.ts';
import type { SessionDetail, SessionFields } from './session.ts';

/** The part of a browser's `WebSocket` that {@link watchSession} uses. */
export interface LiveSocket {
  /** 1 while it is open. */
  readonly readyState: number;
  send(text: string): void;
  close(): void;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
}

/**
 * `connecting` before the first history; `live`: what is shown is up to date; `waiting`: the line is lost, and it is tried
 * again; `gone`: there is no such session for this viewer, or not any more. Nothing follows `gone`.
 */
export type LiveState = 'connecting' | 'live' | 'waiting' | 'gone';

/** What {@link watchSession} needs. */
export interface WatchOptions {
  /** Origin of the server; the page's own by default. */
  baseUrl?: string;
  /** Needed for private sessions. */
  writeToken?: string | undefined;
  /** The session as it is now: at first with its whole history, then after every change. */
  onSession(session: SessionDetail): void;
  onState?(state: LiveState): void;
  /** Opens a line; by default the platform's `WebSocket`. */
  connect?: (url: string, protocols: string[]) => LiveSocket;
}

/** First and longest wait before the line is tried again. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** How often the server is asked whether the line still stands; it is given up when the next question is due and no answer came. */
const PING_EVERY_MS = 15_000;
/** What is missing is asked for after a while: mostly it is only late. */
const ASK_AFTER_MS = 1000;
const OPEN = 1;

/**
 * Watches a session live, with its history. When the line is lost it comes back by itself and asks for what it missed, so the
 * session that is shown always has every sample, each once.
 *
 * @example
 * ```ts
 * const watch = watchSession(id, { onSession: setSession, onState: setState });
 * onCleanup(watch.close);
 * ```
 */
export function watchSession(id: string, options: WatchOptions): { close: () => void } {
  const { baseUrl = pageOrigin(), writeToken, onSession, onState, connect = openSocket } = options;
  const url = `${baseUrl.replace(/^http/, 'ws').replace(/\/+$/, '')}/api/sessions/${encodeURIComponent(id)}/live`;
  const protocols = [LIVE_PROTOCOL, ...(writeToken ? [LIVE_TOKEN_PREFIX + writeToken] : [])];
  const samples = new Map<number, Sample>();
  let fields: SessionFields | undefined;
  let state: LiveState | undefined;
  let closeLine: (() => void) | undefined;
  let cancelRetry: (() => void) | undefined;
  let wait: number = FIRST_WAIT_MS;

  const setState = (next: LiveState) => {
    if (next === state) return;
    state = next;
    onState?.(next);
  };
  const show = () => {
    if (fields && state === 'live') onSession(describeSession(fields, inOrderOfTime(samples.values())));
  };

  function open(): void {
    const socket = connect(`${url}?after=${lastWithoutGap(samples)}`, protocols);
    let heardAt = Date.now();
    let pingedAt = heardAt;
    let upTo: number | undefined;
    let cancelQuestion: (() => void) | undefined;

    const leave = () => {
      clearInterval(pings);
      cancelQuestion?.();
      socket.onmessage = socket.onclose = null;
      socket.close();
    };
    const lose = () => {
      leave();
      setState(fields ? 'waiting' : 'connecting');
      cancelRetry = later(wait * (0.5 + Math.random()), open);
      wait = Math.min(2 * wait, LONGEST_WAIT_MS);
    };
    const pings = setInterval(() => {
      if (socket.readyState !== OPEN || heardAt < pingedAt) return lose();
      pingedAt = Date.now();
      socket.send(LIVE_PING);
    }, PING_EVERY_MS);
    /** Stored samples are told at most once. One that was lost on the way shows as a gap, or the session ends without it. */
    const askUnless = (complete: () => boolean) => {
      cancelQuestion?.();
      cancelQuestion = later(ASK_AFTER_MS, () => {
        if (complete()) return;
        upTo = undefined;
        socket.send(JSON.stringify({ type: 'resume', after: lastWithoutGap(samples) } satisfies LiveRequest));
      });
    };
    const complete = () => upTo === undefined || !hasGapAbove(samples, upTo);

    closeLine = leave;
    socket.onmessage = ({ data }) => {
      heardAt = Date.now();
      const message = readMessage(data);
      if (!message) return;
      if (message.type === 'samples') {
        for (const sample of message.samples) if (!samples.has(sample.seq)) samples.set(sample.seq, sample);
      } else if (message.type === 'session') {
        const ends = message.session.endedAt !== null && fields?.endedAt === null;
        fields = message.session;
        if (ends) askUnless(() => upTo === undefined);
      } else {
        upTo = message.upTo;
        wait = FIRST_WAIT_MS;
        setState('live');
      }
      if (message.type === 'samples' && !complete()) askUnless(complete);
      show();
    };
    socket.onclose = ({ code }) => {
      if (code !== LIVE_CLOSE.gone) return lose();
      leave();
      setState('gone');
    };
  }

  setState('connecting');
  open();
  return {
    close: () => {
      cancelRetry?.();
      closeLine?.();
    },
  };
}

/** Runs `task` after a while. @returns what cancels it */
function later(ms: number, task: () => void): () => void {
  const timer = setTimeout(task, ms);
  return () => clearTimeout(timer);
}

/** The largest n for which the samples 0…n are all there; -1 when the first is missing. */
function lastWithoutGap(samples: ReadonlyMap<number, Sample>): number {
  let next = 0;
  while (samples.has(next)) next++;
  return next - 1;
}

/** Whether a seq is missing between `upTo` and the highest one. */
function hasGapAbove(samples: ReadonlyMap<number, Sample>, upTo: number): boolean {
  const above = [...samples.keys()].filter((seq) => seq > upTo);
  return above.length > 0 && Math.max(...above) - upTo > above.length;
}

function inOrderOfTime(samples: Iterable<Sample>): Sample[] {
  return [...samples].sort((a, b) => a.offsetMs - b.offsetMs || a.seq - b.seq);
}

/** A message, or undefined for a pong and for what a newer server may add. */
function readMessage(data: unknown): LiveMessage | undefined {
  if (typeof data !== 'string' || data === LIVE_PONG) return undefined;
  try {
    return liveMessageSchema.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}

function pageOrigin(): string {
  return (globalThis as { location?: { origin: string } }).location?.origin ?? '';
}

function openSocket(url: string, protocols: string[]): LiveSocket {
  return new WebSocket(url, protocols) as unknown as LiveSocket;
}
