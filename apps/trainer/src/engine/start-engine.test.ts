import { expect, test } from 'vitest';
import { startEngine } from './start-engine.ts';

test('a precision that an engine does not have is refused, with an engine that has it', async () => {
  await expect(startEngine('wasm', 'bf16')).rejects.toMatchObject({
    message: expect.stringContaining("'wasm' has no bf16"),
    hint: expect.stringContaining('--engine native'),
  });
});
