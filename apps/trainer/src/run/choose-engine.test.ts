import { expect, test } from 'vitest';
import { chooseEngine } from './choose-engine.ts';

const native = { name: 'native', description: '@tensorflow/tfjs-node 4.22.0, 2 threads, bf16' } as const;

test('a resumed run keeps engine and precision; each can be asked for', () => {
  const before = { ...native, precision: 'bf16' } as const;
  expect(chooseEngine({}, before)).toEqual({ engine: 'native', precision: 'bf16' });
  expect(chooseEngine({ precision: 'float32' }, before)).toEqual({ engine: 'native', precision: 'float32' });
  expect(chooseEngine({ engine: 'auto' }, before)).toEqual({ engine: 'auto', precision: 'bf16' });
});

test('of an older run the description tells the precision', () => {
  expect(chooseEngine({}, native).precision).toBe('bf16');
  expect(chooseEngine({}, { name: 'wasm', description: '1 thread' }).precision).toBe('float32');
});

test('a new run takes the best engine, in float32', () => {
  expect(chooseEngine({})).toEqual({ engine: 'auto', precision: 'float32' });
});
