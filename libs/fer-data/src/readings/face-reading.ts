/** A face in a frame. Lengths are pixels of the frame, origin top left. */
export interface FaceReading {
  /** Keeps naming the same face from frame to frame. */
  track: number;
  box: { x: number; y: number; width: number; height: number };
  /** Seven probabilities in the order of `EMOTIONS`, smoothed over time: what is shown. */
  probabilities: number[];
  /** The same of this very frame: what histograms are made of. Null where the tracker bridges a frame without the face. */
  raw: number[] | null;
}
