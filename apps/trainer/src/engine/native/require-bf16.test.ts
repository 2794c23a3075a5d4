import { expect, test } from 'vitest';
import { requireBf16 } from './require-bf16.ts';

test.each(['flags : avx512f amx_tile amx_bf16 amx_int8', 'flags : avx512f avx512_bf16'])('%s have bf16', (cpuinfo) => {
  expect(() => {
    requireBf16(cpuinfo);
  }).not.toThrow();
});

test.each(['flags : avx512f avx512_vnni', ''])("bf16 is refused where it would be slow: '%s'", (cpuinfo) => {
  expect(() => {
    requireBf16(cpuinfo);
  }).toThrow(/no instructions for bf16/);
});
