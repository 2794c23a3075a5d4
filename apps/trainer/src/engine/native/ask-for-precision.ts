import { readFileSync } from 'node:fs';
import { EngineError, type Precision } from '../engine.ts';

const CPUINFO = '/proc/cpuinfo';

/**
 * Tells libtensorflow, before it is loaded, how to compute. `bf16` is oneDNN's math mode for float32 convolutions and
 * matrix products; it needs a processor with bf16 matrix units (AMX), without which oneDNN quietly computes float32.
 *
 * @param cpuinfo what Linux says of the processor; nothing elsewhere
 * @throws EngineError when the precision asked for would change nothing
 */
export function askForPrecision(
  precision: Precision,
  cpuinfo: string = process.platform === 'linux' ? readFileSync(CPUINFO, 'utf8') : '',
): void {
  if (precision === 'float32') return;
  if (process.arch === 'x64' && cpuinfo !== '' && !/\bamx_bf16\b/.test(cpuinfo)) {
    throw new EngineError(
      'This processor has no bf16 matrix units (amx_bf16), so --precision bf16 would change nothing.',
      'Leave --precision out, or use an Intel Xeon from Sapphire Rapids on.',
    );
  }
  process.env['TF_SET_ONEDNN_FPMATH_MODE'] = 'BF16';
}
