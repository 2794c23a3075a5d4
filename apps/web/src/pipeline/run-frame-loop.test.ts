import { expect, onTestFinished, test, vi } from 'vitest';
import type { FrameReading, Outcome } from './protocol.ts';
import { runFrameLoop } from './run-frame-loop.ts';

const reading: FrameReading = {
  width: 640,
  height: 480,
  faces: [],
  timings: { upload: 0, detect: 0, classify: 0, total: 0 },
};

/** A source whose frames come when the test says so, and a pipeline that answers when the test says so. */
function setUp() {
  let wish: (() => void) | undefined;
  const answers: ((outcome: Outcome<FrameReading>) => void)[] = [];
  const source = {
    grab: vi.fn(async (_maxWidth: number) => ({}) as ImageBitmap),
    onNextFrame: (callback: () => void) => {
      wish = callback;
      return () => (wish = undefined);
    },
  };
  const pipeline = { analyse: vi.fn(() => new Promise<Outcome<FrameReading>>((resolve) => answers.push(resolve))) };
  const onReading = vi.fn();
  const onProblem = vi.fn();
  const stop = runFrameLoop({ source, pipeline, onReading, onProblem });
  const frame = async () => {
    wish?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const answer = async (outcome: Outcome<FrameReading>) => {
    answers.shift()!(outcome);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { source, pipeline, onReading, onProblem, stop, frame, answer };
}

test('never more than one frame is in flight; those in between are dropped', async () => {
  const { pipeline, source, frame, answer, onReading } = setUp();
  await frame();
  await frame();
  await frame();
  expect(pipeline.analyse).toHaveBeenCalledTimes(1);
  expect(source.grab).toHaveBeenCalledTimes(1);
  await answer({ ok: true, value: reading });
  expect(onReading).toHaveBeenCalledWith(reading, expect.any(Number));
  await frame();
  expect(pipeline.analyse).toHaveBeenCalledTimes(2);
});

test('a device that is slow with large frames gets smaller ones', async () => {
  let now = 1000;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  const { source, frame, answer } = setUp();
  for (let i = 0; i < 11; i++) {
    await frame();
    now += 400;
    await answer({ ok: true, value: reading });
    now += 1000;
  }
  clock.mockRestore();
  expect(source.grab.mock.calls.map(([maxWidth]) => maxWidth)).toEqual([...new Array<number>(10).fill(640), 480]);
});

test('a problem is told and the loop goes on', async () => {
  const { frame, answer, onProblem, onReading } = setUp();
  await frame();
  await answer({ ok: false, problem: { code: 'x', message: 'm', hint: 'h' } });
  expect(onProblem).toHaveBeenCalledWith({ code: 'x', message: 'm', hint: 'h' });
  await frame();
  await answer({ ok: true, value: reading });
  expect(onReading).toHaveBeenCalledTimes(1);
});

test('a source that throws for a moment is waited for', async () => {
  let now = 1000;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  const { source, frame, onProblem, pipeline } = setUp();
  source.grab.mockRejectedValue(new Error('no frame'));
  for (; now < 5900; now += 500) await frame();
  expect(onProblem).not.toHaveBeenCalled();
  source.grab.mockResolvedValueOnce({} as ImageBitmap);
  await frame();
  expect(pipeline.analyse).toHaveBeenCalledOnce();
});

test('a source that throws for long is a problem, not a crash', async () => {
  let now = 1000;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  const { source, frame, onProblem } = setUp();
  source.grab.mockRejectedValue(new Error('no frame'));
  await frame();
  now += 5000;
  await frame();
  expect(onProblem).toHaveBeenCalledWith(expect.objectContaining({ message: 'no frame' }));
});

test('after stop nothing is called back, also not by a late answer', async () => {
  const { frame, answer, stop, onReading, pipeline } = setUp();
  await frame();
  stop();
  await answer({ ok: true, value: reading });
  await frame();
  expect(onReading).not.toHaveBeenCalled();
  expect(pipeline.analyse).toHaveBeenCalledTimes(1);
});
