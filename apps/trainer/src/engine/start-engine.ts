import { TrainerError } from '../trainer-error.ts';
import { cuda } from './cuda/index.ts';
import type { Engine, EngineModule, EngineName, Precision } from './engine.ts';
import { native } from './native/index.ts';
import { wasm } from './wasm/index.ts';
import { webgpu } from './webgpu/index.ts';

/** In the order of preference of `auto`. */
export const ENGINES: readonly EngineModule[] = [cuda, native, webgpu, wasm];

/**
 * Starts the engine asked for, or with `auto` the first that is there.
 *
 * @throws TrainerError when the engine or the precision asked for is missing: another is never taken silently
 */
export async function startEngine(choice: EngineName | 'auto', precision: Precision = 'float32'): Promise<Engine> {
  if (choice !== 'auto') {
    const engine = ENGINES.find(({ name }) => name === choice)!;
    const { available, detail, howTo } = await engine.probe();
    if (!available) {
      throw new TrainerError(`The engine '${choice}' cannot start: ${detail}.`, howTo ?? 'See `trainer doctor`.');
    }
    return startWith(engine, precision);
  }
  for (const engine of ENGINES) {
    const { available, isSoftware } = await engine.probe();
    if (available && !isSoftware) return startWith(engine, precision);
  }
  throw new TrainerError('No engine can start.', 'Run `npm install` again, then `npm run trainer -- doctor`.');
}

function startWith(engine: EngineModule, precision: Precision): Promise<Engine> {
  const { name, precisions = ['float32'] } = engine;
  if (precisions.includes(precision)) return engine.start(precision);
  const able = ENGINES.filter((other) => other.precisions?.includes(precision)).map((other) => other.name);
  throw new TrainerError(
    `The engine '${name}' has no ${precision}; it computes in ${precisions.join(', ')}.`,
    `Take --precision ${precisions.join(' or ')}, or --engine ${able.join(' or ')}.`,
  );
}
