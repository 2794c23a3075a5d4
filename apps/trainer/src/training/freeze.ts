import type { Experiment } from '../experiment/experiment-schema.ts';

/**
 * Tells which weights learn in an epoch.
 *
 * @param epoch epochs finished
 */
export function learns(weight: string, freeze: Experiment['freeze'], epoch: number): boolean {
  const starts = (prefix: string) => weight.startsWith(prefix);
  return !freeze.some(
    ({ layers, except, epochs = Infinity }) => epoch < epochs && layers.some(starts) && !except.some(starts),
  );
}
