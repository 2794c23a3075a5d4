import { expose } from 'comlink';
import { begin } from './begin.ts';
import type { PipelineWorker } from './protocol.ts';

// The program is large: this file is not, so that downloads and backend begin while the program still comes.
const program = import('./create-pipeline.ts').then(({ createPipeline }) => createPipeline());
program.catch(() => undefined);

const worker: PipelineWorker = {
  hasWebgl: () => new OffscreenCanvas(1, 1).getContext('webgl2') !== null,
  prepare: async (options, onProgress) => {
    const beginning = begin(options);
    return (await program).prepare(options, onProgress, beginning);
  },
  analyse: async (frame, time) => (await program).analyse(frame, time),
  reset: async (source) => (await program).reset(source),
  memory: async () => (await program).memory(),
};
expose(worker);
