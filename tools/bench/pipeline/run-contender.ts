import type { Contender, Look } from './contender.ts';
import { drawFrames } from './draw-frames.ts';

/** Offers a contender as `window.bench`. The frames are drawn at once, as the camera would be running by then. */
export function runContender(contender: Contender): void {
  const drawn = drawFrames();
  globalThis.bench = {
    async coldStart(backend) {
      await contender.prepare(backend);
      const [frame] = await drawn;
      const { faces } = await contender.read(frame!);
      const end = performance.now();
      if (faces === 0) throw new Error('No face was found in the first frame, so there is no first result to time.');
      return end;
    },
    async look(start, count) {
      const frames = await drawn;
      const looks: Look[] = [];
      for (let i = start; i < start + count; i++) looks.push(await lookAt(contender, frames[i % frames.length]!));
      return looks;
    },
  };
}

async function lookAt(contender: Contender, frame: HTMLCanvasElement): Promise<Look> {
  const begin = performance.now();
  await contender.detect?.(frame);
  const detected = performance.now();
  const { faces, detectMs = detected - begin } = await contender.read(frame);
  return { faces, detectMs, detectExpressionMs: performance.now() - detected };
}
