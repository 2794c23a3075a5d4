import type { LiveSession } from './live-session.ts';

/** The object that holds a session's viewers. */
export function liveSessionOf(env: Env, sessionId: string): DurableObjectStub<LiveSession> {
  return env.LIVE.getByName(sessionId);
}
