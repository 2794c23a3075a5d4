import { existsSync } from 'node:fs';
import type { EngineModule } from '../engine.ts';
import { setupTensorflow } from '../native/setup-tensorflow.ts';
import { probeTensorflow, startTensorflow } from '../native/start-tensorflow.ts';
import { nameGpu } from './name-gpu.ts';

/** libtensorflow on an NVIDIA GPU: the same code path as `native`. */
export const cuda: EngineModule = {
  name: 'cuda',
  package: '@tensorflow/tfjs-node-gpu',
  async probe() {
    if (!existsSync('/proc/driver/nvidia/version')) {
      return {
        available: false,
        detail: 'there is no NVIDIA driver on this machine',
        howTo: 'with an NVIDIA card: install its driver, then npm run trainer -- setup --engine cuda',
      };
    }
    return probeTensorflow('cuda', '@tensorflow/tfjs-node-gpu');
  },
  start: (precision) => startTensorflow('cuda', '@tensorflow/tfjs-node-gpu', nameGpu, precision),
  setup: (report) => setupTensorflow('cuda', '@tensorflow/tfjs-node-gpu', 'tensorflow', report),
};
