import { existsSync } from 'node:fs';
import path from 'node:path';

const FILES = ['weights.json', 'weights.bin', 'metrics.json'];

/**
 * Where the best weights of a run lie whole: `best/`, or `best.part/` where a kill came while they were replaced. Moves
 * nothing, so that it may look at a run that is training.
 */
export function bestFolder(run: string): string {
  const best = path.join(run, 'best');
  const isWhole = (folder: string) => FILES.every((file) => existsSync(path.join(folder, file)));
  return !isWhole(best) && isWhole(`${best}.part`) ? `${best}.part` : best;
}
