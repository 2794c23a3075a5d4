import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const MODULE = path.join(import.meta.dirname, 'keep-memory.ts');
const SCRIPT = `import { keepMemory } from ${JSON.stringify(MODULE)};
keepMemory();
const { MALLOC_ARENA_MAX: arenas, MALLOC_TOP_PAD_: padding = null } = process.env;
console.log(JSON.stringify({ arenas, padding, rest: process.argv.slice(1) }));`;

function run(env: NodeJS.ProcessEnv = {}): unknown {
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '--eval', SCRIPT];
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MALLOC_')));
  return JSON.parse(
    execFileSync(process.execPath, [...flags, 'two words', '--flag'], { env: { ...clean, ...env }, encoding: 'utf8' }),
  );
}

test.runIf(process.platform === 'linux')(
  'the program starts over with an allocator that keeps memory, and with its arguments',
  () => {
    expect(run()).toEqual({ arenas: '1', padding: '268435456', rest: ['two words', '--flag'] });
  },
);

test('who has set the allocator up keeps it', () => {
  expect(run({ MALLOC_ARENA_MAX: '4' })).toEqual({ arenas: '4', padding: null, rest: ['two words', '--flag'] });
});
