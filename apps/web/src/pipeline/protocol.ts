import type { FaceReading } from '@howifeel/fer-data/readings';
import type { Problem } from '../ui/problem.ts';

/** Which tfjs backend runs the networks. */
export type BackendName = 'webgl' | 'wasm' | 'webgpu';

/** What {@link Pipeline.prepare} needs to know. */
export interface PrepareOptions {
  /** A published model's id; null is the server's default. */
  modelId: string | null;
  /** `auto` tries WebGL and falls to wasm; a name insists. WebGPU is never chosen by itself. */
  backend: BackendName | 'auto';
  /**
   * `short` is made for faces before a camera; `both` has full range beside it, which finds small ones in groups too, for
   * files. `short` unless given.
   */
  detector?: 'short' | 'both';
}

/** How far the preparation is; bytes where a download is what one waits for. */
export interface PrepareProgress {
  step: 'backend' | 'detector' | 'model' | 'shaders';
  loadedBytes: number;
  totalBytes: number;
}

/** What runs, once it is ready. */
export interface Prepared {
  backend: BackendName;
  /** Why this backend and not WebGL, in words; empty when it is WebGL. */
  backendReason: string;
  detector: string;
  model: { id: string; name: string; accuracy: number | null; bytes: number };
  /** Milliseconds of the first, shader-compiling frame; 0 on wasm, which has no shaders. */
  warmUpMs: number;
}

/** Milliseconds of each stage. On WebGL a stage ends with its readback, so these are real times. */
export interface StageTimings {
  upload: number;
  detect: number;
  classify: number;
  total: number;
}

/** What one frame gave. */
export interface FrameReading {
  width: number;
  height: number;
  faces: FaceReading[];
  timings: StageTimings;
}

/** What the networks hold at this moment. */
export interface PipelineMemory {
  tensors: number;
  /** Of all tensors. */
  bytes: number;
  /** Taken from the graphics processor, in use or kept for the next frame; null where none computes. */
  gpuBytes: number | null;
}

/** A value, or the problem that stands in its way. Plain data: error classes do not survive the worker's border. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** What the pipeline should know of a source. */
export interface SourceTraits {
  /** A picture, seen once: it is searched for small faces, and none has to prove itself by being seen again. */
  still: boolean;
}

/** Frames in, readings out. The same interface in the worker, on the main thread and for the page. */
export interface Pipeline {
  prepare(options: PrepareOptions, onProgress: (progress: PrepareProgress) => void): Promise<Outcome<Prepared>>;
  /** Takes the bitmap and closes it. `time` is in milliseconds of any steady clock. */
  analyse(frame: ImageBitmap, time: number): Promise<Outcome<FrameReading>>;
  /** Forgets tracks and smoothing: another source begins. */
  reset(source?: SourceTraits): void | Promise<void>;
  /** Null until the networks are loaded. */
  memory(): PipelineMemory | null | Promise<PipelineMemory | null>;
}

/** What the worker offers beyond it. */
export interface PipelineWorker extends Pipeline {
  /** Whether a worker of this browser has WebGL 2. */
  hasWebgl(): boolean;
}

/** The problem code that says: the GPU took the context away; start anew. */
export const CONTEXT_LOST = 'webgl-context-lost';
