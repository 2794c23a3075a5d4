/** One picture out of a file. The receiver closes the bitmap. */
export interface MediaFrame {
  /** Since the beginning of the film; 0 of a picture. */
  seconds: number;
  bitmap: ImageBitmap;
}

/** A video or picture that the person chose, opened on this device. */
export interface MediaFile {
  kind: 'video' | 'picture';
  name: string;
  /** An object URL of the file, for `<video>` and `<img>`. */
  url: string;
  /** As it is displayed, in pixels. */
  width: number;
  height: number;
  /** Length; 0 of a picture. */
  seconds: number;
  /** Frames a second that the film has; null when that is not known. */
  framesPerSecond: number | null;
  /**
   * Frames for the pipeline, in order of time, at most {@link MAX_SIDE} pixels wide and high.
   *
   * @param rate frames a second; null gives every frame of the film.
   */
  frames(rate: number | null): AsyncGenerator<MediaFrame, void, void>;
  close(): void;
}

/** Frames a second of a film that does not tell its own rate. */
export const ASSUMED_RATE = 25;

/** Longest side of a frame of a film: detectors look at 128 to 192 pixels, models at 48. */
export const MAX_SIDE = 640;

/** The longest side of a picture: it is seen once, and may show many faces. */
export const MAX_PICTURE_SIDE = 1280;
