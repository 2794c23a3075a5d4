import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** The tests run inside workerd, with a D1 and an R2 of their own. The web client need not be built. */
export default defineConfig({
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: './wrangler.jsonc' },
      // Two databases: every test runs on sessions that are spread over both.
      miniflare: {
        // DB_OLD starts with the first migration alone.
        d1Databases: ['DB_1', 'DB_OLD'],
        // As in wrangler.jsonc, but soon reached. What carries no address is not limited by network.
        ratelimits: {
          LIMIT_BEGIN: { namespace_id: '1', simple: { limit: 5, period: 60 } },
          LIMIT_READ: { namespace_id: '2', simple: { limit: 5, period: 60 } },
          LIMIT_OPEN: { namespace_id: '3', simple: { limit: 5, period: 60 } },
        },
        bindings: {
          TEST_MIGRATIONS: await readD1Migrations('./migrations'),
          TEST_MIGRATION_FILES: readMigrationFiles(),
        },
      },
    })),
  ],
  test: {
    include: ['src/**/*.test.ts'],
    setupFiles: ['./test/fresh-storage.ts'],
    maxWorkers: 1,
    isolate: false,
    // On a busy machine a request over HTTP takes a while.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

/** The migrations as they lie in the folder, by name, with their comments. */
function readMigrationFiles(): Record<string, string> {
  const names = readdirSync('migrations').filter((name) => name.endsWith('.sql'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(`migrations/${name}`, 'utf8')]));
}
