import type { D1Migration } from 'cloudflare:test';

declare global {
  namespace Cloudflare {
    interface Env {
      /** The migrations of this folder, read by `vitest.config.ts`. */
      TEST_MIGRATIONS: D1Migration[];
      /** The same, word for word, by file name. */
      TEST_MIGRATION_FILES: Record<string, string>;
      /** The second database of sessions. */
      DB_1: D1Database;
      /** Empty, for the test of migrations. */
      DB_OLD: D1Database;
    }
  }
}
