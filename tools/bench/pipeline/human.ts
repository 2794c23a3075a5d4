/** @vladmandic/human: faces and emotions only, its picture filters off, nothing kept from frame to frame. */
import { Human, type Config, type FaceResult } from '@vladmandic/human';
import type { BenchBackend } from './contender.ts';
import { runContender } from './run-contender.ts';

let human: Human;

runContender({
  async prepare(backend) {
    human = new Human(configure(backend));
    await human.load();
  },
  async detect(frame) {
    return (await look(frame, false)).length;
  },
  async read(frame) {
    return { faces: (await look(frame, true)).filter(({ emotion = [] }) => emotion.length > 0).length };
  },
});

async function look(frame: HTMLCanvasElement, emotion: boolean): Promise<FaceResult[]> {
  const { face, error } = await human.detect(frame, { face: { emotion: { enabled: emotion } } });
  if (error) throw new Error(error);
  return face;
}

function configure(backend: BenchBackend): Partial<Config> {
  const off = { enabled: false };
  return {
    backend,
    modelBasePath: '/human/',
    wasmPath: '/wasm/',
    cacheSensitivity: 0,
    filter: off,
    gesture: off,
    body: off,
    hand: off,
    object: off,
    segmentation: off,
    face: {
      enabled: true,
      detector: { rotation: false, skipFrames: 0, skipTime: 0 },
      emotion: { enabled: true, skipFrames: 0, skipTime: 0 },
      mesh: off,
      attention: off,
      iris: off,
      description: off,
      antispoof: off,
      liveness: off,
    },
  };
}
