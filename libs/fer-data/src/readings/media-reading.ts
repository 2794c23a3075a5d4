import type { FaceReading } from './face-reading.ts';
import type { Emotion } from './leading-emotion.ts';

/** What was seen in a file: everything that is shown and exported is made of this. */
export interface MediaReading {
  name: string;
  kind: 'video' | 'picture';
  /** Of the file as displayed, in pixels; boxes are in these. */
  width: number;
  height: number;
  /** Length of the film; 0 of a picture. */
  seconds: number;
  /** Frames a second that were analysed; 0 of a picture. */
  rate: number;
  modelId: string;
  detector: string;
  /** In order of time. */
  moments: readonly MediaMoment[];
}

/** One analysed frame. */
export interface MediaMoment {
  seconds: number;
  faces: MediaFace[];
}

/** A face in it, and what clearly leads there; null: unsure. */
export interface MediaFace extends FaceReading {
  leading: Emotion | null;
}
