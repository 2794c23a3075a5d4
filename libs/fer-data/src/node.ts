export { cacheFolder } from './cache/cache-folder.ts';
export { openDataset, type OpenOptions, type OpenResult } from './cache/open-dataset.ts';
export { DatasetError } from './dataset/dataset-error.ts';
export {
  readDataset,
  type BadImage,
  type ReadOptions,
  type ReadProgress,
  type ReadResult,
} from './readers/read-dataset.ts';
export { cleanTraining, type CleanResult } from './inspect/clean-training.ts';
export { findDuplicates, type ImagePlace } from './inspect/find-duplicates.ts';
export { inspectDataset, type DatasetInspection, type SplitInspection } from './inspect/inspect-dataset.ts';
