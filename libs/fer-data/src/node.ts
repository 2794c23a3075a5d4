export { openDataset, type OpenOptions, type OpenResult } from './cache/open-dataset.ts';
export { DatasetError } from './dataset/dataset-error.ts';
export {
  readDataset,
  type BadImage,
  type ReadOptions,
  type ReadProgress,
  type ReadResult,
} from './readers/read-dataset.ts';
