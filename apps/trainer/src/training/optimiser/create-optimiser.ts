import type { OptimiserConfig } from '../../experiment/optimiser-schema.ts';
import { createAdamW } from './adamw.ts';
import type { Optimiser, Parameter } from './optimiser.ts';
import { createSgd } from './sgd.ts';

/** The optimiser that an experiment asks for. */
export function createOptimiser(parameters: readonly Parameter[], config: OptimiserConfig): Optimiser {
  switch (config.type) {
    case 'sgd':
      return createSgd(parameters, config);
    case 'adamw':
      return createAdamW(parameters, config);
  }
}
