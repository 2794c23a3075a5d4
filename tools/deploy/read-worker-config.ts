import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { z } from 'zod';
import { WORKER_FOLDER } from '../product/wrangler.ts';

const resourcesSchema = z.looseObject({
  d1_databases: z
    .array(
      z.looseObject({
        binding: z.literal('DB'),
        database_name: z.string(),
        database_id: z.string(),
        migrations_dir: z.string(),
      }),
    )
    .length(1),
  r2_buckets: z.array(z.looseObject({ binding: z.literal('BLOBS'), bucket_name: z.string() })).length(1),
});

const configSchema = resourcesSchema.extend({
  name: z.string(),
  main: z.string(),
  assets: z.looseObject({ directory: z.string() }),
  env: z.object({ staging: resourcesSchema, production: resourcesSchema }),
});

/** The part of `apps/edge-api/wrangler.jsonc` that deploying deals with; all else is carried along. */
export type WorkerConfig = z.infer<typeof configSchema>;

/** @throws {Error} when the file is not as deploying expects it. */
export function readWorkerConfig(folder: string = WORKER_FOLDER): WorkerConfig {
  const file = join(folder, 'wrangler.jsonc');
  // TypeScript reads JSON with comments and trailing commas.
  const parsed = configSchema.safeParse(ts.parseConfigFileTextToJson(file, readFileSync(file, 'utf8')).config);
  if (parsed.success) return parsed.data;
  throw new Error(`${file} is not as "npm run deploy" needs it:\n${z.prettifyError(parsed.error)}`);
}
