import { expose } from 'comlink';
import { begin } from './begin.ts';
import type { PipelineWorker, PrepareOptions } from './protocol.ts';

// Its name says what it will be asked to prepare: downloads and backend begin while the program, which is large, still comes.
let begun: ReturnType<typeof begin> | undefined = self.name
  ? begin(JSON.parse(self.name) as PrepareOptions)
  : undefined;
const program = import('./create-pipeline.ts').then(({ createPipeline }) => createPipeline());
program.catch(() => undefined);

const worker: PipelineWorker = {
  hasWebgl: () => new OffscreenCanvas(1, 1).getContext('webgl2') !== null,
  prepare: async (options, onProgress) => {
    const beginning = begun && JSON.stringify(options) === self.name ? begun : begin(options);
    begun = undefined;
    return (await program).prepare(options, onProgress, beginning);
  },
  analyse: async (frame, time) => (await program).analyse(frame, time),
  reset: async (source) => (await program).reset(source),
  memory: async () => (await program).memory(),
};
expose(worker);
