import { randomNormal, randomUniform, tidy } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { createArchitecture } from '../layers/create-architecture.ts';

/** Options of a student small enough for the cpu backend. */
export const TINY = { inputSize: 24, width: 4, dropout: 0.2 };

/** For tests: a network whose batch norm has seen life, so that folding and quantising have something to get wrong. */
export function randomNetwork(name = 'student', options: Record<string, unknown> = TINY): LayersModel {
  const model = createArchitecture(name, options);
  tidy(() => {
    for (const [seed, weight] of model.weights.entries()) {
      const shape = weight.shape as number[];
      const kind = weight.originalName.split('/').at(-1)!;
      if (kind === 'gamma' || kind === 'moving_variance') {
        weight.write(randomUniform(shape, 0.5, 1.5, 'float32', seed));
      } else if (kind === 'beta' || kind === 'moving_mean' || kind === 'bias') {
        weight.write(randomNormal(shape, 0, 0.3, 'float32', seed));
      }
    }
  });
  return model;
}
