import type { EngineModule } from '../engine.ts';
import { setupTensorflow } from './setup-tensorflow.ts';
import { probeTensorflow, startTensorflow } from './start-tensorflow.ts';

/** libtensorflow on the CPU. */
export const native: EngineModule = {
  name: 'native',
  package: '@tensorflow/tfjs-node',
  probe: () => probeTensorflow('native', '@tensorflow/tfjs-node'),
  start: () => startTensorflow('native', '@tensorflow/tfjs-node'),
  setup: (report) => setupTensorflow('native', '@tensorflow/tfjs-node', 'tensorflow-cpu', report),
};
