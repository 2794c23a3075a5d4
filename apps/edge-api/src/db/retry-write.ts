import { databaseBusy } from '../http/database-busy.ts';
import { isTransient } from './is-transient.ts';

const ATTEMPTS = 4;
const FIRST_WAIT_MS = 40;

/**
 * Runs a write, and again with growing, jittered waits while D1 is in passing trouble. The write may have happened before its
 * answer was lost, so it must be one that can be repeated: keyed rows with ON CONFLICT DO NOTHING, updates, deletes.
 *
 * @throws Failure `unavailable` (503, Retry-After) when the trouble does not pass; any other error as it is.
 */
export async function retryWrite<T>(
  write: () => Promise<T>,
  wait: (ms: number) => Promise<unknown> = sleep,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (!isTransient(error)) throw error;
      if (attempt === ATTEMPTS) throw databaseBusy();
      await wait(FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
