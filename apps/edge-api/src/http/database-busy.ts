import { Failure } from './failure.ts';

/** Answers a request that came while a database was in passing trouble: 503, and when to come back. */
export function databaseBusy(): Failure {
  return new Failure('unavailable', 'The database is busy.', 'Try again in a second.', { 'retry-after': '1' });
}
