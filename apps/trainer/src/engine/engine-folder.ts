import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Folder of an engine's on-demand packages; git-ignored, filled by `trainer setup`. */
export function engineFolder(engine: string): string {
  return path.resolve(import.meta.dirname, '../../.engines', engine);
}

/** Node's `require` as seen from an engine's folder. */
export function engineRequire(engine: string): NodeJS.Require {
  return createRequire(path.join(engineFolder(engine), 'package.json'));
}

/** Is a file of an engine's packages there? */
export function engineHas(engine: string, file: string): boolean {
  return existsSync(path.join(engineFolder(engine), 'node_modules', file));
}
