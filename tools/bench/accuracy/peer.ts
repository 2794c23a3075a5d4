import type { EmotionName } from '@howifeel/fer-data/emotions';

/** What a peer says of one face. */
export type Scores = Record<EmotionName, number>;

/** A peer's expression network alone: faces go in as they are, cut out already. */
export interface Peer {
  load(): Promise<void>;
  /** @param crops gray, 48 × 48, 0..255, one after the other */
  predict(crops: readonly number[], count: number): Promise<Scores[]>;
}

declare global {
  var peer: Peer;
}

/** Side of a crop. */
export const SIDE = 48;
