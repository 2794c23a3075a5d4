import { readFileSync } from 'node:fs';
import { TrainerError } from '../../trainer-error.ts';

/**
 * Are there instructions for bfloat16? Without them TensorFlow takes many times as long over it as over float32.
 *
 * @param cpuinfo what Linux says of the processor; nothing elsewhere
 * @throws TrainerError when there are none
 */
export function requireBf16(
  cpuinfo: string = process.platform === 'linux' ? readFileSync('/proc/cpuinfo', 'utf8') : '',
): void {
  if (/\b(?:avx512_bf16|amx_bf16)\b/.test(cpuinfo)) return;
  throw new TrainerError(
    'This processor has no instructions for bf16 (avx512_bf16 or amx_bf16): it would be slower than float32.',
    'Take --precision float32, or use an AMD processor from Zen 4 on or an Intel Xeon from Sapphire Rapids on, under Linux.',
  );
}
