import { CONSENT_VERSION, DAY_MS, WINDOW_SECONDS, type Sample } from '@howifeel/edge-api/contract';
import { createRandom, EMOTION_NAMES, type EmotionName } from '@howifeel/fer-data';
import { clientFrom } from '../bench/support/client-from.ts';

/** What a made-up session is called, when it was, and which expressions its faces go through. */
const SESSIONS: readonly { title: string; daysAgo: number; minutes: number; faces: EmotionName[][] }[] = [
  {
    title: 'Game night',
    daysAgo: 0.1,
    minutes: 6,
    faces: [
      ['neutral', 'happy', 'neutral'],
      ['neutral', 'happy'],
    ],
  },
  { title: 'Watching a comedy', daysAgo: 0.4, minutes: 9, faces: [['neutral', 'happy', 'happy', 'surprise', 'happy']] },
  { title: 'Learning to juggle', daysAgo: 1.1, minutes: 5, faces: [['neutral', 'angry', 'neutral', 'surprise']] },
  { title: 'Reading the news', daysAgo: 1.3, minutes: 7, faces: [['neutral', 'sad', 'neutral', 'sad', 'angry']] },
  { title: 'Improvisation class', daysAgo: 2.2, minutes: 8, faces: [['happy', 'surprise', 'fear', 'happy']] },
  { title: '', daysAgo: 3.1, minutes: 3, faces: [['neutral', 'neutral', 'happy']] },
  {
    title: 'Film night',
    daysAgo: 3.3,
    minutes: 10,
    faces: [
      ['neutral', 'fear', 'surprise', 'neutral'],
      ['happy', 'fear'],
    ],
  },
  { title: 'Piano practice', daysAgo: 4.2, minutes: 6, faces: [['neutral', 'neutral', 'disgust', 'happy']] },
  { title: 'First try', daysAgo: 5.5, minutes: 2, faces: [['happy', 'surprise', 'sad', 'neutral']] },
];

/** Shares made-up public sessions, so that the page of results has something to show. */
export async function seedSessions(url: string): Promise<void> {
  const { default: modelId } = await clientFrom(url, 0).listModels();
  const random = createRandom(7);
  for (const [n, { title, daysAgo, minutes, faces }] of SESSIONS.entries()) {
    const api = clientFrom(url, n);
    const { id, writeToken } = await api.createSession({
      consentVersion: CONSENT_VERSION,
      modelId: modelId!,
      detector: 'blazeface-short-range',
      title,
      visibility: 'public',
      startedAt: Math.round(Date.now() - daysAgo * DAY_MS),
    });
    await api.postSamples(
      id,
      writeToken,
      makeSamples(faces, minutes, () => random.next()),
    );
    await api.patchSession(id, writeToken, { ended: true });
  }
}

/** Windows in which each face passes softly from one of its expressions to the next. */
function makeSamples(faces: readonly EmotionName[][], minutes: number, random: () => number): Sample[] {
  const windows = (minutes * 60) / WINDOW_SECONDS;
  let seq = 0;
  return Array.from({ length: windows }, (_, window) =>
    faces.map((expressions, track): Sample => {
      const place = (window / windows) * (expressions.length - 1);
      const [before, after] = [expressions[Math.floor(place)]!, expressions[Math.ceil(place)]!];
      const blend = smoothStep(place % 1);
      const weights = EMOTION_NAMES.map((name) => {
        const weight = (name === before ? 1 - blend : 0) + (name === after ? blend : 0);
        return 0.02 + 0.1 * random() + weight * (0.9 + 0.5 * random());
      });
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const histogram = weights.map((weight) => weight / total);
      return {
        seq: seq++,
        track,
        offsetMs: window * WINDOW_SECONDS * 1000,
        frames: 90 + Math.round(30 * random()),
        histogram,
      };
    }),
  ).flat();
}

/** Stays a while at both ends. */
function smoothStep(t: number): number {
  const x = Math.min(1, Math.max(0, 1.6 * t - 0.3));
  return x * x * (3 - 2 * x);
}
