/** Where frames come from: a camera, the demo, later a file. */
export interface FrameSource {
  kind: 'camera' | 'demo';
  /** What the stage shows. */
  element: HTMLVideoElement | HTMLCanvasElement;
  /** The present frame for the pipeline, at most about 640 pixels wide; null while there is none. */
  grab(): Promise<ImageBitmap | null>;
  /** Calls back once, when the next frame is there. Returns a function that takes the wish back. */
  onNextFrame(callback: () => void): () => void;
  stop(): void;
}
