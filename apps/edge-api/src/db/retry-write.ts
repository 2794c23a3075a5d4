import { Failure } from '../http/failure.ts';

/** Messages of D1 that say: nothing is wrong with the query, try again. https://developers.cloudflare.com/d1/observability/debug-d1/ */
const TRANSIENT =
  /network connection lost|storage caused object to be reset|reset because its code was updated|starting up d1 db storage|internal error in d1|cannot resolve d1 db|overloaded|database is locked|sqlite_busy/i;

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
      if (attempt === ATTEMPTS)
        throw new Failure('unavailable', 'The database is busy.', 'Try again in a second.', { 'retry-after': '1' });
      await wait(FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  }
}

/** Drizzle wraps what D1 throws; the reason may lie a few causes deep. */
function isTransient(error: unknown): boolean {
  return error instanceof Error && (TRANSIENT.test(error.message) || isTransient(error.cause));
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
