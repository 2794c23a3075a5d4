import { expect, test, vi } from 'vitest';

test('the entry for programs without tfjs loads none', async () => {
  const refuse = () => {
    throw new Error('tfjs was loaded.');
  };
  vi.doMock('@tensorflow/tfjs-core', refuse);
  vi.doMock('@tensorflow/tfjs-layers', refuse);
  expect(Object.keys(await import('./index.ts'))).toEqual(expect.arrayContaining(['networksOf', 'shardsOf']));
});
