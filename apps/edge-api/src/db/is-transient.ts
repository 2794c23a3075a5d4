/** Messages of D1 that say: nothing is wrong with the query, try again. https://developers.cloudflare.com/d1/observability/debug-d1/ */
const TRANSIENT =
  /network connection lost|storage caused object to be reset|reset because its code was updated|starting up d1 db storage|internal error in d1|cannot resolve d1 db|overloaded|database is locked|sqlite_busy/i;

/** Whether a database is in passing trouble. Drizzle wraps what D1 throws; the reason may lie a few causes deep. */
export function isTransient(error: unknown): boolean {
  return error instanceof Error && (TRANSIENT.test(error.message) || isTransient(error.cause));
}
