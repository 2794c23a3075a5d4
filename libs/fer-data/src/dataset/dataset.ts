/** The official splits of FER-2013, by the prefix of a file name or the `Usage` column. */
export const SPLIT_NAMES = ['Training', 'PublicTest', 'PrivateTest'] as const;

export type SplitName = (typeof SPLIT_NAMES)[number];

/** Side of a FER-2013 image in pixels. */
export const IMAGE_SIZE = 48;

/** Gray images with labels, packed one after the other. */
export interface LabelledImages {
  /** count × size × size bytes, row by row. */
  images: Uint8Array;
  /** count class indices, see EMOTIONS. */
  labels: Uint8Array;
  /** Where each image came from: a file's path inside the data, or a row of the CSV. */
  names: string[];
  count: number;
  size: number;
}

/** The splits that the data holds; a split without images is absent. */
export interface FerDataset {
  splits: Partial<Record<SplitName, LabelledImages>>;
}
