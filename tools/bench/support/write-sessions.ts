import { CONSENT_VERSION, type Sample, type SessionCreated } from '@howifeel/edge-api/contract';
import { clientFrom } from './client-from.ts';

/** A session that is written to, and the seqs that the server has acknowledged. */
export interface WrittenSession extends SessionCreated {
  nextSeq: number;
  acknowledged: Set<number>;
}

/** Begins sessions, each from a network of its own: one may begin a few a minute only. */
export async function beginSessions(url: string, modelId: string, count: number): Promise<WrittenSession[]> {
  const begin = async (_: unknown, n: number): Promise<WrittenSession> => {
    const session = await clientFrom(url, n).createSession({
      consentVersion: CONSENT_VERSION,
      modelId,
      detector: 'blazeface-short-range',
    });
    return { ...session, nextSeq: 0, acknowledged: new Set() };
  };
  const sessions: WrittenSession[] = [];
  for (let n = 0; n < count; n += 10) {
    const chunk = Array.from({ length: Math.min(10, count - n) }, (_, i) => begin(_, n + i));
    sessions.push(...(await Promise.all(chunk)));
  }
  return sessions;
}

/** The next samples of a session: a minute of one face is 12. */
export function nextBatch(session: WrittenSession, size = 12): Sample[] {
  return Array.from({ length: size }, () => {
    const seq = session.nextSeq++;
    return { seq, track: 0, offsetMs: seq * 5000, frames: 100, histogram: [0.1, 0.05, 0.05, 0.6, 0.1, 0.05, 0.05] };
  });
}

/**
 * Compares what a server has with what it acknowledged.
 *
 * @returns samples that were acknowledged, that are there, that are lost (acknowledged but not there) and that are doubled
 */
export async function auditSessions(url: string, sessions: readonly WrittenSession[]) {
  const audit = { acknowledged: 0, stored: 0, lost: 0, doubled: 0 };
  for (const [n, { id, acknowledged }] of sessions.entries()) {
    const detail = await clientFrom(url, n).getSession(id);
    const seqs = detail.tracks.flatMap(({ timeline }) => timeline.map(({ seq }) => seq));
    const there = new Set(seqs);
    audit.acknowledged += acknowledged.size;
    audit.stored += seqs.length;
    audit.doubled += seqs.length - there.size;
    audit.lost += [...acknowledged].filter((seq) => !there.has(seq)).length;
  }
  return audit;
}
