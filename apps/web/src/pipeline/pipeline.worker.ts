import { expose } from 'comlink';
import { createPipeline } from './create-pipeline.ts';
import type { PipelineWorker } from './protocol.ts';

const worker: PipelineWorker = {
  ...createPipeline(),
  hasWebgl: () => new OffscreenCanvas(1, 1).getContext('webgl2') !== null,
};
expose(worker);
