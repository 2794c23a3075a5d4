import { DatasetError } from '../dataset/dataset-error.ts';
import type { FerDataset } from '../dataset/dataset.ts';
import { type FerImage, packImages } from '../dataset/pack-images.ts';
import { openSource } from './open-source.ts';

/** An image that was left out. */
export interface BadImage {
  /** The file's path inside the data, or the row of the CSV. */
  name: string;
  reason: string;
}

export interface ReadOptions {
  /** Leave bad images out and list them, instead of failing at the first. */
  skipBad?: boolean;
  /** Called every {@link PROGRESS_EVERY} images and at the end. */
  onProgress?: (progress: ReadProgress) => void;
}

export interface ReadProgress {
  images: number;
  /** How much of the source has been read, 0..1. */
  fraction: number;
}

export interface ReadResult {
  dataset: FerDataset;
  /** What `skipBad` left out, sorted by name. */
  bad: BadImage[];
}

const PROGRESS_EVERY = 500;

/**
 * Reads FER-2013 from a folder in Kaggle's layout, the same in a .tar.gz or .tar, or fer2013.csv. The split of an image
 * is what its file name's prefix or its Usage column says, wherever it lies.
 *
 * @throws DatasetError naming the path, file or row: a wrong path, an unsupported kind, no images at all, or a bad image
 *   unless `skipBad`
 */
export async function readDataset(path: string, { skipBad, onProgress }: ReadOptions = {}): Promise<ReadResult> {
  const images: FerImage[] = [];
  const bad: BadImage[] = [];
  for await (const entry of await openSource(path)) {
    try {
      images.push(entry.decode());
    } catch (error) {
      if (!skipBad || !(error instanceof DatasetError)) throw error;
      bad.push({ name: entry.name, reason: error.message });
    }
    if ((images.length + bad.length) % PROGRESS_EVERY === 0) {
      onProgress?.({ images: images.length, fraction: entry.fraction });
    }
  }
  if (images.length === 0) {
    const skipped = bad.length > 0 ? ` All ${bad.length} were bad; the first: ${bad[0].reason}` : '';
    throw new DatasetError(
      `${path} holds no images of FER-2013.${skipped}`,
      'Expected <label>/Training_*.jpg in a folder or archive, or rows in fer2013.csv. If the CSV lies inside, pass the CSV.',
    );
  }
  onProgress?.({ images: images.length, fraction: 1 });
  return { dataset: packImages(images), bad: bad.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}
