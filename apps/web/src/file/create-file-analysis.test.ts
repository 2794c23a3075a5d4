import { createRoot } from 'solid-js';
import { expect, test, vi } from 'vitest';
import type { PipelineConnection } from '../pipeline/connect-pipeline.ts';
import { CONTEXT_LOST, type FrameReading, type Outcome, type PrepareOptions } from '../pipeline/protocol.ts';
import { createFileAnalysis } from './create-file-analysis.ts';
import { MediaError } from './media/media-error.ts';
import type { MediaFile } from './media/media-file.ts';

const happy = [0, 0, 0, 1, 0, 0, 0];
const seen: Outcome<FrameReading> = {
  ok: true,
  value: {
    width: 100,
    height: 50,
    faces: [{ track: 1, box: { x: 0, y: 0, width: 9, height: 9 }, probabilities: happy, raw: happy }],
    timings: { upload: 0, detect: 0, classify: 0, total: 0 },
  },
};
const lost: Outcome<FrameReading> = { ok: false, problem: { code: CONTEXT_LOST, message: 'lost', hint: '' } };

/** A film of ten seconds. */
function fakeMedia(): MediaFile {
  return {
    kind: 'video',
    name: 'film.mp4',
    url: 'blob:film',
    width: 200,
    height: 100,
    seconds: 10,
    framesPerSecond: 30,
    frames: async function* (rate) {
      for (let index = 0; index < 10 * (rate ?? 30); index++) {
        yield { seconds: index / (rate ?? 30), bitmap: { close: () => undefined } as unknown as ImageBitmap };
      }
    },
    close: vi.fn(),
  };
}

function setUp(answers: (Outcome<FrameReading> | Promise<Outcome<FrameReading>>)[] = []) {
  const media = fakeMedia();
  const asked: PrepareOptions['backend'][] = [];
  const closed = vi.fn();
  const connect = async (): Promise<PipelineConnection> => ({
    thread: 'worker',
    prepare: async ({ backend }) => {
      asked.push(backend);
      const model = { id: 'student', name: 'Student', accuracy: null, bytes: 1 };
      return { ok: true, value: { backend: 'wasm', backendReason: '', detector: 'd', model, warmUpMs: 1 } };
    },
    analyse: async () => (await answers.shift()) ?? seen,
    reset: () => undefined,
    memory: () => null,
    close: closed,
  });
  const prepare = () => ({ modelId: null, backend: 'auto' as const });
  const open = vi.fn(async () => media);
  const { analysis, dispose } = createRoot((dispose) => ({
    analysis: createFileAnalysis({ prepare, connect, open }),
    dispose,
  }));
  return { analysis, dispose, media, open, asked, closed };
}

const file = new File([], 'film.mp4', { type: 'video/mp4' });

test('a chosen film is analysed to its end; the last frame is told as well', async () => {
  const { analysis, dispose } = setUp();
  await analysis.choose(file);
  expect(analysis.phase()).toBe('done');
  expect(analysis.reading()).toMatchObject({ name: 'film.mp4', modelId: 'student', detector: 'd', rate: 5 });
  expect(analysis.reading()!.moments).toHaveLength(50);
  expect(analysis.progress()).toBe(1);
  dispose();
});

test('another rate analyses anew', async () => {
  const { analysis, dispose } = setUp();
  await analysis.choose(file);
  analysis.setRate(2);
  await vi.waitFor(() => expect(analysis.phase()).toBe('done'));
  expect(analysis.reading()!.moments).toHaveLength(20);
  expect(analysis.reading()!.rate).toBe(2);
  dispose();
});

test('cancelling keeps what was seen', async () => {
  let release!: (value: Outcome<FrameReading>) => void;
  const { analysis, dispose } = setUp([seen, seen, new Promise((resolve) => (release = resolve))]);
  const running = analysis.choose(file);
  await vi.waitFor(() => expect(release).toBeTypeOf('function'));
  await vi.waitFor(() => expect(analysis.phase()).toBe('analysing'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  analysis.cancel();
  release(seen);
  await running;
  expect(analysis.phase()).toBe('stopped');
  expect(analysis.reading()!.moments).toHaveLength(2);
  dispose();
});

test('a lost context begins the film anew, the second time on wasm', async () => {
  const { analysis, dispose, asked } = setUp([seen, lost, seen, lost]);
  await analysis.choose(file);
  expect(analysis.phase()).toBe('done');
  expect(analysis.reading()!.moments).toHaveLength(50);
  expect(asked).toEqual(['auto', 'auto', 'wasm']);
  expect(analysis.notice()).toContain('starts anew without it');
  dispose();
});

test('after a pipeline has failed the next film gets a fresh one', async () => {
  const failed: Outcome<FrameReading> = { ok: false, problem: { code: 'worker-failed', message: 'gone', hint: '' } };
  const { analysis, dispose, asked, closed } = setUp([seen, failed]);
  await analysis.choose(file);
  expect(analysis.problem()?.code).toBe('worker-failed');
  await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce());
  await analysis.choose(file);
  expect(analysis.phase()).toBe('done');
  expect(asked).toHaveLength(2);
  dispose();
});

test('a file that cannot be read is told, and nothing stays open', async () => {
  const { analysis, dispose, open } = setUp();
  open.mockRejectedValueOnce(new MediaError('video-unreadable', 'No film.', 'Convert it.'));
  await analysis.choose(file);
  expect(analysis.phase()).toBe('empty');
  expect(analysis.problem()).toEqual({ code: 'video-unreadable', message: 'No film.', hint: 'Convert it.' });
  dispose();
});

test('leaving the page closes the file', async () => {
  const { analysis, dispose, media } = setUp();
  await analysis.choose(file);
  dispose();
  expect(media.close).toHaveBeenCalled();
});
