/** Where live frames come from: a camera or the demo. */
export interface FrameSource {
  kind: 'camera' | 'demo';
  /** What the stage shows. */
  element: HTMLVideoElement | HTMLCanvasElement;
  /** Of a camera: which one it is. */
  deviceId?: string | null;
  /** Whether people expect to see it as in a mirror: cameras that look at them, not those that look away. */
  mirrored: boolean;
  /** The present frame for the pipeline, at most `maxWidth` pixels wide; null while there is none. */
  grab(maxWidth: number): Promise<ImageBitmap | null>;
  /** Calls back once, when the next frame is there. Returns a function that takes the wish back. */
  onNextFrame(callback: () => void): () => void;
  stop(): void;
}
