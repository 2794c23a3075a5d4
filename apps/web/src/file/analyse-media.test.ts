import type { MediaMoment } from '@howifeel/fer-data/readings';
import { expect, test, vi } from 'vitest';
import type { FrameReading, Outcome } from '../pipeline/protocol.ts';
import { analyseMedia } from './analyse-media.ts';

const timings = { upload: 0, detect: 0, classify: 0, total: 0 };
const happy = [0, 0, 0, 1, 0, 0, 0];
const face = { track: 1, box: { x: 10, y: 20, width: 30, height: 40 }, probabilities: happy, raw: happy };
const seen: Outcome<FrameReading> = { ok: true, value: { width: 100, height: 50, faces: [face], timings } };

/** A film of twice the frames' size, with as many frames as asked for; counts the bitmaps that are open. */
function film(count: number) {
  let open = 0;
  async function* frames() {
    for (let index = 0; index < count; index++) {
      open++;
      yield { seconds: index / 2, bitmap: { close: () => open-- } as unknown as ImageBitmap };
    }
  }
  return { media: { kind: 'video' as const, frames, width: 200, height: 100 }, open: () => open };
}

/** Closes each bitmap, as the real one does. */
function pipelineOf(answer: () => Outcome<FrameReading>) {
  return {
    reset: vi.fn(),
    analyse: vi.fn(async (bitmap: ImageBitmap, _time: number) => {
      bitmap.close();
      return answer();
    }),
  };
}

test('each frame is told with its time, and boxes in pixels of the file', async () => {
  const { media, open } = film(3);
  const moments: MediaMoment[] = [];
  const pipeline = pipelineOf(() => seen);
  const { signal } = new AbortController();
  await analyseMedia({ media, rate: 2, pipeline, signal, onMoment: (moment) => moments.push(moment) });
  expect(moments.map(({ seconds }) => seconds)).toEqual([0, 0.5, 1]);
  expect(moments[0]!.faces[0]!.box).toEqual({ x: 20, y: 40, width: 60, height: 80 });
  expect(moments[0]!.faces[0]!.leading?.name).toBe('happy');
  expect(pipeline.analyse.mock.calls.map(([, time]) => time)).toEqual([0, 500, 1000]);
  expect(pipeline.reset).toHaveBeenCalledExactlyOnceWith({ still: false });
  expect(open()).toBe(0);
});

test('of a picture the pipeline is told that it is one', async () => {
  const pipeline = pipelineOf(() => seen);
  const media = { ...film(1).media, kind: 'picture' as const };
  const { signal } = new AbortController();
  await analyseMedia({ media, rate: null, pipeline, signal, onMoment: () => undefined });
  expect(pipeline.reset).toHaveBeenCalledExactlyOnceWith({ still: true });
});

test('cancelling stops after the frame under way and leaves no bitmap open', async () => {
  const { media, open } = film(100);
  const cancel = new AbortController();
  const onMoment = vi.fn((moment: MediaMoment) => moment.seconds === 1 && cancel.abort());
  await analyseMedia({ media, rate: 2, pipeline: pipelineOf(() => seen), signal: cancel.signal, onMoment });
  expect(onMoment).toHaveBeenCalledTimes(3);
  expect(open()).toBe(0);
});

test('a problem of the pipeline is thrown with its code', async () => {
  const { media, open } = film(5);
  const pipeline = pipelineOf(() => ({ ok: false, problem: { code: 'broken', message: 'No.', hint: 'Wait.' } }));
  const { signal } = new AbortController();
  await expect(analyseMedia({ media, rate: 2, pipeline, signal, onMoment: () => undefined })).rejects.toMatchObject({
    code: 'broken',
    message: 'No.',
    hint: 'Wait.',
  });
  expect(open()).toBe(0);
});
