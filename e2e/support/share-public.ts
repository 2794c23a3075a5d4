import { CONSENT_VERSION, DAY_MS, createApiClient, WINDOW_SECONDS } from '@howifeel/edge-api/contract';
import { EMOTION_NAMES, type EmotionName } from '@howifeel/fer-data';

/** Shares a public session that has ended: a minute of one face, with one expression ahead of the others. */
export async function sharePublic(
  url: string,
  { title, emotion, daysAgo }: { title: string; emotion: EmotionName; daysAgo: number },
): Promise<{ id: string; writeToken: string }> {
  const api = createApiClient({ baseUrl: url });
  const { default: modelId } = await api.listModels();
  const session = await api.createSession({
    consentVersion: CONSENT_VERSION,
    modelId: modelId!,
    detector: 'blazeface-short-range',
    title,
    visibility: 'public',
    startedAt: Date.now() - daysAgo * DAY_MS - 60_000,
  });
  const histogram = EMOTION_NAMES.map((name) => (name === emotion ? 0.7 : 0.05));
  const samples = Array.from({ length: 60 / WINDOW_SECONDS }, (_, seq) => ({
    seq,
    track: 0,
    offsetMs: seq * WINDOW_SECONDS * 1000,
    frames: 100,
    histogram,
  }));
  await api.postSamples(session.id, session.writeToken, samples);
  await api.patchSession(session.id, session.writeToken, { ended: true });
  return session;
}
