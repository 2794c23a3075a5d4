import { TrainerError } from '../trainer-error.ts';

/**
 * Turns a failed write for want of space into words and a way on. Every other error is returned as it is.
 *
 * @param what could not be written, for people
 */
export function explainFullDisk(cause: unknown, what: string, folder: string): unknown {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return cause;
  return new TrainerError(
    `${what} could not be written to ${folder}: the disk is full (${message}).`,
    'Free some space, then go on from the last checkpoint, which is whole: trainer train --resume <run>.',
  );
}
