import type { Square } from '../sampling/picture.ts';
import type { PictureSource } from '../sampling/to-picture.ts';
import type { Face } from './face.ts';

/** Limits of one call of {@link FaceDetector.detect}. */
export interface DetectOptions {
  /** Faces below this score are left out; the detector's own default otherwise. */
  readonly minScore?: number;
  /** At most this many faces, the most certain first. */
  readonly maxFaces?: number;
  /**
   * Looks into these squares, all in one pass, instead of at the whole image: the closer the look, the smaller the faces
   * that are found and the more exact their boxes. Faces that lie in several squares are reported once.
   */
  readonly regions?: readonly Square[];
  /**
   * Where the first look finds nothing, look into overlapping parts of the image: for pictures and files, where finding a
   * small face is worth about ten looks. Off unless switched on; not every detector has need of it.
   */
  readonly search?: boolean;
}

/**
 * How a detector's boxes lie on a face, compared with those of BlazeFace short range, for which models state their crop
 * rules. Measured by `npm run bench -- crop --calibrate`.
 */
export interface BoxFraming {
  /** Side of short range's box, as a part of the longer side of this detector's. */
  readonly scale: number;
  /** From the middle of this detector's box to that of short range's, in longer sides of this one; positive y is down. */
  readonly offset: { readonly x: number; readonly y: number };
}

/** What every detector offers. */
export interface FaceDetector {
  readonly name: string;
  /** For cropRectangle; left out where boxes are framed as short range's. */
  readonly framing?: BoxFraming;
  /**
   * Finds the faces of one image, most certain first. Reads back from the device once, asynchronously.
   *
   * @param image a picture, or [height, width, 3], RGB 0..255; stays the caller's.
   */
  readonly detect: (image: PictureSource, options?: DetectOptions) => Promise<Face[]>;
  /** Compiles shaders and uploads weights by one run on an empty image of this size, so that the first real one is fast. */
  readonly warmUp: (size?: { readonly width: number; readonly height: number }) => Promise<void>;
  readonly dispose: () => void;
}
