import { CONSENT_VERSION, type Sample, type SessionCreate, type SessionCreated } from '../src/contract/index.ts';
import { api } from './client.ts';
import { insertToken } from './insert-token.ts';
import { makeModel } from './make-model.ts';

export const MODEL_ID = 'session-model';

/** Publishes the model that sessions of tests use. */
export async function publishSessionModel(): Promise<void> {
  const token = await insertToken('publish');
  const { manifest, shard, sha256 } = await makeModel(MODEL_ID);
  await api.putBlob(sha256, shard, token);
  await api.putModel(manifest, token);
}

/** A session of {@link MODEL_ID}. */
export function beginSession(fields: Partial<SessionCreate> = {}): Promise<SessionCreated> {
  return api.createSession({
    consentVersion: CONSENT_VERSION,
    modelId: MODEL_ID,
    detector: 'blazeface-short-range',
    ...fields,
  });
}

/** All of a window's weight on one emotion, by its index, but for what the others need. */
export function makeSample(seq: number, emotion: number, fields: Partial<Sample> = {}): Sample {
  const histogram = Array.from({ length: 7 }, (_, index) => (index === emotion ? 0.7 : 0.05));
  return { seq, track: 0, offsetMs: seq * 5000, frames: 100, histogram, ...fields };
}
