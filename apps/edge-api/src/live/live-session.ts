import { DurableObject } from 'cloudflare:workers';
import { isReadable, selectSession } from '../auth/session-access.ts';
import {
  LIVE_CLOSE,
  LIVE_PING,
  LIVE_PONG,
  LIVE_PROTOCOL,
  liveRequestSchema,
  MAX_BATCH,
  MAX_VIEWERS,
  type LiveMessage,
  type Sample,
  type SessionFields,
} from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { openShard } from '../db/shards.ts';
import { selectSamples, toSample } from '../sessions/select-samples.ts';
import { toFields } from '../sessions/to-fields.ts';
import { extendWatch } from './extend-watch.ts';
import { readJoinRequest } from './join-request.ts';

/** How often the mark that somebody watches is renewed: twice within the time it lasts. */
const RENEW_MS = 5 * 60 * 1000;
/** A viewer may ask for what it missed once in so many milliseconds: it costs a query. */
const RESUME_EVERY_MS = 500;
/** Longest message a viewer can have reason to send, in characters. */
const MAX_REQUEST_LENGTH = 100;

/** What is kept with each socket, also while this object sleeps. */
interface Viewer {
  id: string;
  owner: boolean;
  resumedAt: number;
}

/**
 * The viewers of one session. It stores nothing but an alarm: samples lie in D1, and this object sleeps (WebSocket
 * hibernation) while nothing happens.
 *
 * Nobody misses a sample: a viewer's socket is open and the session marked as watched before its history is read, in one
 * transaction each. So a batch stored earlier is in the history, and one stored later finds the mark and is told here.
 */
export class LiveSession extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(LIVE_PING, LIVE_PONG));
  }

  /**
   * Lets a viewer in: a WebSocket that has the session, what of it the viewer lacks, and then what is new.
   *
   * @param request what `joinRequest` made
   */
  override async fetch(request: Request): Promise<Response> {
    const { id, after, authorization } = readJoinRequest(request);
    const { 0: client, 1: server } = new WebSocketPair();
    const answer = new Response(null, {
      status: 101,
      webSocket: client,
      headers: { 'sec-websocket-protocol': LIVE_PROTOCOL },
    });
    const db = openShard(this.env, id);
    const [[row]] = await db.batch([selectSession(db, id), extendWatch(db, id, Date.now())]);
    const access = await isReadable(row, authorization);
    // A browser tells its page nothing of a refused handshake but that it failed: so refusals are closings with a code.
    const refusal = !access.readable
      ? LIVE_CLOSE.gone
      : this.ctx.getWebSockets().length >= MAX_VIEWERS
        ? LIVE_CLOSE.busy
        : undefined;
    if (refusal !== undefined) {
      server.accept();
      server.close(refusal);
      return answer;
    }
    this.ctx.acceptWebSocket(server);
    remember(server, { id, owner: access.owner, resumedAt: 0 });
    await this.#tellMissing(server, db, id, after);
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + RENEW_MS);
    return answer;
  }

  /** Tells all viewers of new samples. Called after these are stored for good. */
  publish(samples: readonly Sample[]): void {
    this.#tellAll({ type: 'samples', samples: [...samples] });
  }

  /** Tells all viewers of a changed title, visibility or end; whoever may not see it any more is sent away. */
  change(session: SessionFields): void {
    this.#sendAway((viewer) => !maySee(session, viewer));
    this.#tellAll({ type: 'session', session });
  }

  /** Sends all viewers away: the session is deleted. */
  end(): void {
    this.#sendAway(() => true);
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    const request = readRequest(message);
    if (!request) return socket.close(LIVE_CLOSE.invalid);
    const viewer = recall(socket);
    if (Date.now() - viewer.resumedAt < RESUME_EVERY_MS) return socket.close(LIVE_CLOSE.busy);
    remember(socket, { ...viewer, resumedAt: Date.now() });
    await this.#tellMissing(socket, openShard(this.env, viewer.id), viewer.id, request.after);
  }

  /** Renews the mark as long as somebody watches, and sends away whoever may not see the session any more. */
  override async alarm(): Promise<void> {
    const [socket] = this.ctx.getWebSockets();
    if (!socket) return;
    const { id } = recall(socket);
    const db = openShard(this.env, id);
    // First, so that a database which does not answer for a while ends nothing.
    await this.ctx.storage.setAlarm(Date.now() + RENEW_MS);
    const [[row]] = await db.batch([selectSession(db, id), extendWatch(db, id, Date.now())]);
    this.#sendAway((viewer) => !maySee(row, viewer));
  }

  /** Sends the session and its samples after that seq, as D1 has them now, if the viewer may see them. */
  async #tellMissing(socket: WebSocket, db: Database, id: string, after: number): Promise<void> {
    const [[row], rows] = await db.batch([selectSession(db, id), selectSamples(db, id, { after })]);
    if (!row || !maySee(row, recall(socket))) return socket.close(LIVE_CLOSE.gone);
    tell(socket, { type: 'session', session: toFields(row) });
    for (let start = 0; start < rows.length; start += MAX_BATCH) {
      tell(socket, { type: 'samples', samples: rows.slice(start, start + MAX_BATCH).map(toSample) });
    }
    tell(socket, { type: 'ready', upTo: rows.reduce((highest, { seq }) => Math.max(highest, seq), after) });
  }

  #tellAll(message: LiveMessage): void {
    const text = JSON.stringify(message);
    for (const socket of this.ctx.getWebSockets()) sendText(socket, text);
  }

  #sendAway(which: (viewer: Viewer) => boolean): void {
    for (const socket of this.ctx.getWebSockets()) if (which(recall(socket))) socket.close(LIVE_CLOSE.gone);
  }
}

/** Whether a session, if it is there, is for that viewer. */
function maySee(session: Pick<SessionFields, 'visibility'> | undefined, { owner }: Viewer): boolean {
  return session !== undefined && (owner || session.visibility !== 'private');
}

function tell(socket: WebSocket, message: LiveMessage): void {
  sendText(socket, JSON.stringify(message));
}

/** A socket that is closing throws; its viewer comes back by itself. */
function sendText(socket: WebSocket, text: string): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(text);
}

function remember(socket: WebSocket, viewer: Viewer): void {
  socket.serializeAttachment(viewer);
}

function recall(socket: WebSocket): Viewer {
  return socket.deserializeAttachment() as Viewer;
}

function readRequest(message: string | ArrayBuffer) {
  if (typeof message !== 'string' || message.length > MAX_REQUEST_LENGTH) return undefined;
  try {
    return liveRequestSchema.safeParse(JSON.parse(message)).data;
  } catch {
    return undefined;
  }
}
