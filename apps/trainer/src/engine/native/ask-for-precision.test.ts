import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askForPrecision } from './ask-for-precision.ts';

const MODE = 'TF_SET_ONEDNN_FPMATH_MODE';

beforeEach(() => {
  vi.stubEnv(MODE, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test('float32 asks for nothing', () => {
  askForPrecision('float32');
  expect(process.env[MODE]).toBeUndefined();
});

test('bf16 sets the math mode where the processor has matrix units', () => {
  askForPrecision('bf16', 'flags : avx512f amx_tile amx_bf16 amx_int8');
  expect(process.env[MODE]).toBe('BF16');
});

test.runIf(process.arch === 'x64')('bf16 is refused where it would change nothing', () => {
  expect(() => {
    askForPrecision('bf16', 'flags : avx512f avx512_bf16');
  }).toThrow(/no bf16 matrix units/);
  expect(process.env[MODE]).toBeUndefined();
});
