/** The backends on which all contenders run. */
export type BenchBackend = 'webgl' | 'wasm';

/** Recognition by one library, as its own documentation says it is done. Runs in the page. */
export interface Contender {
  /** Starts the backend and loads the models. */
  prepare(backend: BenchBackend): Promise<void>;
  /** Finds faces and reads their expressions; nothing may be kept from the frame before. */
  read(frame: HTMLCanvasElement): Promise<Reading>;
  /** Finds faces only. Absent where {@link read} tells how much of its time that was. @returns how many */
  detect?(frame: HTMLCanvasElement): Promise<number>;
}

/** What was read in a frame. */
export interface Reading {
  /** Faces whose expression was read. */
  faces: number;
  detectMs?: number;
}

/** One look at a frame. */
export interface Look {
  faces: number;
  detectMs: number;
  detectExpressionMs: number;
}

/** What a contender's page offers as `window.bench`. */
export interface BenchPage {
  /** Milliseconds from the page's first byte to the first expression in hand. */
  coldStart(backend: BenchBackend): Promise<number>;
  /** Looks at `count` frames from the `start`-th on, one after the other. */
  look(start: number, count: number): Promise<Look[]>;
}

declare global {
  var bench: BenchPage;
}
