import { TrainerError } from '../trainer-error.ts';
import type { Engine } from './engine.ts';

/** What the engines say when memory ends: libtensorflow, wasm's linear memory, Dawn, V8. */
const OUT_OF_MEMORY =
  /\bOOM\b|out of memory|memory access out of bounds|enlarge memory|bad_alloc|allocation failed|failed to allocate|ResourceExhausted|exceeds the max buffer size|Invalid typed array length/i;

/** What they say when the device is gone: a driver reset, an unplugged or a reset card. */
const DEVICE_LOST = /device (was |is )?(lost|destroyed)|\bdevice loss\b|CUDA_ERROR|external Instance/i;

/**
 * Turns what an engine says when it runs out of memory or loses its device into words and a way on. Every other error
 * is returned as it is.
 *
 * @param checkpoint folder of the last whole checkpoint, undefined before the first
 */
export function explainFailure(cause: unknown, { name, failure }: Engine, checkpoint: string | undefined): unknown {
  if (!(cause instanceof Error) || 'hint' in cause) return cause;
  const reason = failure?.() ?? cause.message;
  // Dawn ends what was waiting for a lost device with an AbortError that says nothing.
  const isLost = DEVICE_LOST.test(reason) || cause.name === 'AbortError';
  // wasm's kernels do not look at what malloc gave them: beyond 4 GiB they trap in many ways.
  const isTrap = cause instanceof WebAssembly.RuntimeError;
  const isFull = !isLost && (isTrap || OUT_OF_MEMORY.test(reason));
  if (!isLost && !isFull && !failure?.()) return cause;
  const what = isFull ? 'ran out of memory' : isLost ? 'lost its device' : 'failed';
  const saved = checkpoint ? `The last good checkpoint is ${checkpoint}.` : 'There is no checkpoint yet.';
  const again = checkpoint ? 'go on from it with --resume <run>' : 'start again';
  return new TrainerError(
    `The engine '${name}' ${what}: ${reason.split('\n')[0]} ${saved}`,
    isFull
      ? `Make it need less, and ${again}: a smaller batch (--set batchSize=…), the same batch in parts (--set accumulate=4), smaller pictures (--set input.size=… --set model.options.inputSize=…).`
      : `See with \`trainer doctor\` whether the device is back, then ${again}; --engine wasm runs without one.`,
    { cause },
  );
}
