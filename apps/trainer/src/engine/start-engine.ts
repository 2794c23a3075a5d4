import { cuda } from './cuda/index.ts';
import { type Engine, EngineError, type EngineModule, type EngineName } from './engine.ts';
import { native } from './native/index.ts';
import { wasm } from './wasm/index.ts';
import { webgpu } from './webgpu/index.ts';

/** In the order of preference of `auto`. */
export const ENGINES: readonly EngineModule[] = [cuda, native, webgpu, wasm];

/**
 * Starts the engine asked for, or with `auto` the first that is there.
 *
 * @throws EngineError when the one asked for is missing: another is never taken silently
 */
export async function startEngine(choice: EngineName | 'auto'): Promise<Engine> {
  if (choice !== 'auto') {
    const engine = ENGINES.find(({ name }) => name === choice)!;
    const { available, detail, howTo } = await engine.probe();
    if (!available) {
      throw new EngineError(`The engine '${choice}' cannot start: ${detail}.`, howTo ?? 'See `trainer doctor`.');
    }
    return engine.start();
  }
  for (const engine of ENGINES) {
    if ((await engine.probe()).available) return engine.start();
  }
  throw new EngineError('No engine can start.', 'Run `npm install` again, then `npm run trainer -- doctor`.');
}
