import type { FerImage } from '../dataset/pack-images.ts';

/** One image of a source, not decoded yet, so that a bad one can be skipped without ending the reading. */
export interface SourceEntry {
  /** A file's path inside the data, or a row of the CSV. */
  name: string;
  /** How much of the source has been read, 0..1. */
  fraction: number;
  /** @throws DatasetError naming the file or row and what is wrong with it */
  decode(): FerImage;
}

/** What a reader gives: the images of a folder, an archive or a CSV, one after the other. */
export type Source = AsyncGenerator<SourceEntry, void, undefined>;
