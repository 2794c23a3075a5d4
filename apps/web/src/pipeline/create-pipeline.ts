import '../shell/configure-zod.ts';
import { createTracker, createTrackSmoother, cropFaces } from '@howifeel/face-detect';
import { CROP_SIZE } from '@howifeel/fer-data';
import { networksOf } from '@howifeel/fer-models';
import * as tf from '@tensorflow/tfjs-core';
import { toProblem } from '../ui/problem.ts';
import { analyseFrame, type FrameMemory } from './analyse-frame.ts';
import type { Beginning } from './begin.ts';
import { createBreaker } from './create-breaker.ts';
import type { ReadFrame } from './frame.ts';
import { loadNetworks, type Networks } from './load-networks.ts';
import {
  CONTEXT_LOST,
  type Outcome,
  type Pipeline,
  type Prepared,
  type PrepareOptions,
  type PrepareProgress,
  type SourceTraits,
} from './protocol.ts';
import { readMemory } from './read-memory.ts';
import type { StartedBackend } from './start-backend.ts';

/** The size of the frame that warms the networks up; cameras and the demo are asked for the same. */
export const FRAME_SIZE = { width: 640, height: 480 };

/** A pipeline on this thread, of which some has begun already. */
export interface LocalPipeline extends Omit<Pipeline, 'prepare'> {
  prepare(
    options: PrepareOptions,
    onProgress: (progress: PrepareProgress) => void,
    beginning: Beginning,
  ): Promise<Outcome<Prepared>>;
  /** Gives the networks' memory back, where no end of a worker does. */
  close(): void;
}

/** Makes the pipeline where it is called: in the worker, or on the main thread where workers have no WebGL. */
export function createPipeline(): LocalPipeline {
  let networks: Networks | undefined;
  let read: ReadFrame | undefined;
  let memory = newMemory();
  // Readbacks from a lost context never end: whoever waits for one is told by this instead.
  const context = createBreaker();
  let isClosed = false;

  const free = () => {
    networks?.detector.dispose();
    networks?.classifier.dispose();
    networks = undefined;
  };

  return {
    prepare: (options, onProgress, beginning) =>
      outcome(async () => {
        onProgress({ step: 'backend', loadedBytes: 0, totalBytes: 0 });
        void beginning.lost.then(() => context.break(contextLost()));
        networks = await loadNetworks(options.modelId, beginning, onProgress);
        if (isClosed) {
          free();
          throw new Error('The pipeline was closed while it was prepared.');
        }
        const started = await beginning.backend;
        read = started.readFrame;
        onProgress({ step: 'shaders', loadedBytes: 0, totalBytes: 0 });
        // Wasm has no shaders to compile: there the first frame is as good as a rehearsal.
        const warmUpMs = started.backend === 'wasm' ? 0 : await context.guard(warmUp(networks, started.readFrame));
        return describe(started, networks, warmUpMs);
      }),
    analyse: (frame, time) =>
      outcome(async () => {
        try {
          const readFrame = read;
          if (!networks || !readFrame) throw new Error('The pipeline is not ready yet.');
          return await context.guard(analyseFrame(() => readFrame(frame), time, networks, memory));
        } finally {
          frame.close();
        }
      }),
    reset: (source) => {
      memory = newMemory(source);
    },
    memory: () => (networks ? readMemory() : null),
    close: () => {
      isClosed = true;
      free();
    },
  };
}

function newMemory({ still }: SourceTraits = { still: false }): FrameMemory {
  const tracker = createTracker(still ? { startScore: 0, smoothing: false } : {});
  return { tracker, smoother: createTrackSmoother(), search: still };
}

async function outcome<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, problem: toProblem(error) };
  }
}

function contextLost(): Error {
  return Object.assign(new Error('The graphics processor took its context away.'), {
    code: CONTEXT_LOST,
    hint: 'Recognition starts anew by itself.',
  });
}

/** Runs both networks once on an empty frame, so that every shader is compiled before the first real one. */
async function warmUp({ detector, classifier }: Networks, readFrame: ReadFrame): Promise<number> {
  const start = performance.now();
  const canvas = new OffscreenCanvas(FRAME_SIZE.width, FRAME_SIZE.height);
  canvas.getContext('2d');
  const bitmap = canvas.transferToImageBitmap();
  const frame = readFrame(bitmap);
  const square = { cx: 320, cy: 240, side: 240, angle: 0 };
  const probabilities = tf.tidy(() => classifier.predict(cropFaces(frame, [square], CROP_SIZE)));
  await Promise.all([detector.detect(frame), probabilities.data()]);
  probabilities.dispose();
  frame.dispose();
  bitmap.close();
  return performance.now() - start;
}

function describe({ backend, reason }: StartedBackend, { detector, classifier }: Networks, warmUpMs: number): Prepared {
  const { manifest } = classifier;
  return {
    backend,
    backendReason: reason,
    detector: detector.name,
    model: {
      id: manifest.id,
      name: manifest.name,
      accuracy: manifest.metrics?.accuracy ?? null,
      bytes: networksOf(manifest).reduce((sum, { weights }) => sum + weights.bytes, 0),
    },
    warmUpMs,
  };
}
