import { availableParallelism } from 'node:os';
import { type EngineModule, PRECISIONS } from '../engine.ts';
import { setupTensorflow } from './setup-tensorflow.ts';
import { probeTensorflow, startTensorflow } from './start-tensorflow.ts';

/** libtensorflow on the CPU. */
export const native: EngineModule = {
  name: 'native',
  package: '@tensorflow/tfjs-node',
  precisions: PRECISIONS,
  probe: () => probeTensorflow('native', '@tensorflow/tfjs-node'),
  start: (precision) =>
    startTensorflow('native', '@tensorflow/tfjs-node', () => `${availableParallelism()} threads`, precision),
  setup: (report) => setupTensorflow('native', '@tensorflow/tfjs-node', 'tensorflow-cpu', report),
};
