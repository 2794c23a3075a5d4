import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchSession, type LiveMessage, type LiveSocket, type LiveState, type SessionDetail } from './index.ts';

/** A line whose other end is in the test's hands. */
class FakeSocket implements LiveSocket {
  readyState = 1;
  onmessage: LiveSocket['onmessage'] = null;
  onclose: LiveSocket['onclose'] = null;
  readonly sent: string[] = [];
  readonly url: string;
  readonly protocols: string[];

  constructor(url: string, protocols: string[]) {
    this.url = url;
    this.protocols = protocols;
  }
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.readyState = 3;
  }
  tell(...messages: LiveMessage[]) {
    for (const message of messages) this.onmessage?.({ data: JSON.stringify(message) });
  }
}

const ID = 'a'.repeat(32);
const fields = {
  id: ID,
  title: '',
  visibility: 'link' as const,
  modelId: 'student',
  detector: 'blazeface-short-range',
  startedAt: 1,
  endedAt: null,
  expiresAt: 2,
  consentVersion: 1,
};
const samples = (...seqs: number[]): LiveMessage => ({
  type: 'samples',
  samples: seqs.map((seq) => ({ seq, track: 0, offsetMs: seq * 5000, frames: 10, histogram: [1, 0, 0, 0, 0, 0, 0] })),
});
const history = (...seqs: number[]): LiveMessage[] => [
  { type: 'session', session: fields },
  samples(...seqs),
  { type: 'ready', upTo: Math.max(-1, ...seqs) },
];

let sockets: FakeSocket[];
let states: LiveState[];
let shown: SessionDetail[];
let close: () => void;
const newest = () => sockets.at(-1)!;
const seqs = () => shown.at(-1)?.tracks.flatMap(({ timeline }) => timeline.map(({ seq }) => seq));

beforeEach(() => {
  vi.useFakeTimers();
  [sockets, states, shown] = [[], [], []];
  ({ close } = watchSession(ID, {
    baseUrl: 'https://a.test/',
    writeToken: 'secret',
    onSession: (session) => shown.push(session),
    onState: (state) => states.push(state),
    connect: (url, protocols) => {
      sockets.push(new FakeSocket(url, protocols));
      return newest();
    },
  }));
});
afterEach(() => {
  close();
  vi.useRealTimers();
});

it('keeps the token out of the address', () => {
  expect(newest().url).toBe(`wss://a.test/api/sessions/${ID}/live?after=-1`);
  expect(newest().protocols).toEqual(['howifeel.live.1', 'token.secret']);
});

it('shows nothing before the history is complete, and samples in order of time', () => {
  newest().tell(...history(2, 0, 1).slice(0, 2));
  expect(shown).toEqual([]);
  newest().tell({ type: 'ready', upTo: 2 });
  newest().tell(samples(4), samples(3), samples(3));
  expect(seqs()).toEqual([0, 1, 2, 3, 4]);
});

it('gives up a line on which a ping is not answered, and asks for what follows the last sample without a gap', async () => {
  newest().tell(...history(0, 1, 3));
  await vi.advanceTimersByTimeAsync(15_000);
  expect(newest().sent).toEqual(['ping']);
  newest().onmessage?.({ data: 'pong' });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(states).toEqual(['connecting', 'live']);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(states).toEqual(['connecting', 'live', 'waiting']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sockets).toHaveLength(2);
  expect(newest().url).toContain('?after=1');
  newest().tell(...history(2, 3, 4));
  expect(seqs()).toEqual([0, 1, 2, 3, 4]);
  expect(states.at(-1)).toBe('live');
});

it('waits longer after each failure, and no longer than 15 s or so', async () => {
  for (let n = 0; n < 8; n++) {
    newest().onclose?.({ code: 1006 });
    await vi.advanceTimersByTimeAsync(22_500);
    expect(sockets).toHaveLength(n + 2);
  }
  newest().onclose?.({ code: 1006 });
  await vi.advanceTimersByTimeAsync(7000);
  expect(sockets).toHaveLength(9);
});

it('asks for a gap once, but neither for a sample that is only late nor for one that does not exist', async () => {
  const questions = () => newest().sent.filter((text) => text !== 'ping');
  newest().tell(...history(0, 2));
  newest().tell(samples(4), samples(3));
  await vi.advanceTimersByTimeAsync(2000);
  expect(questions()).toEqual([]);
  newest().tell(samples(6));
  await vi.advanceTimersByTimeAsync(2000);
  expect(questions()).toEqual(['{"type":"resume","after":0}']);
  newest().tell(...history(2, 3, 4, 6));
  newest().tell(samples(7));
  await vi.advanceTimersByTimeAsync(2000);
  expect(questions()).toHaveLength(1);
});

it('asks once more when the session ends', async () => {
  newest().tell(...history(0));
  newest().tell({ type: 'session', session: { ...fields, endedAt: 9 } });
  await vi.advanceTimersByTimeAsync(1000);
  expect(newest().sent).toEqual(['{"type":"resume","after":0}']);
});

it('comes back neither to a session that is gone nor after it was closed', async () => {
  newest().onclose?.({ code: 4404 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(states).toEqual(['connecting', 'gone']);
  close();
  expect(sockets).toHaveLength(1);
});

it('ignores what a newer server may say', () => {
  newest().tell(...history(0));
  newest().onmessage?.({ data: '{"type":"applause"}' });
  newest().onmessage?.({ data: 'no JSON' });
  expect(seqs()).toEqual([0]);
});
