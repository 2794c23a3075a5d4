import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { shardsOf } from '@howifeel/fer-models';
import type { ReleasedModel } from '@howifeel/fer-models/node';

const require = createRequire(import.meta.url);
const FOLDERS = {
  '/face-api/': join(packageFolder('@vladmandic/face-api'), '../model'),
  '/human/': join(packageFolder('@vladmandic/human'), '../models'),
  '/wasm/': packageFolder('@tensorflow/tfjs-backend-wasm'),
};

/** Everything that the contenders load beside their programs: models, kernels and, for ours, what the API answers. */
export async function benchFiles(model: ReleasedModel): Promise<(path: string) => Buffer | undefined> {
  const { id } = model.manifest;
  const answers = new Map([
    ['/api/models', Buffer.from(JSON.stringify({ default: id, models: [] }))],
    [`/api/models/${id}`, Buffer.from(JSON.stringify(model.manifest))],
  ]);
  for (const shard of shardsOf(model.manifest)) {
    answers.set(`/blobs/${shard.sha256}`, Buffer.from(new Uint8Array(await model.fetchShard(shard))));
  }
  return (path) => {
    const folder = Object.entries(FOLDERS).find(([prefix]) => path.startsWith(prefix));
    if (!folder) return answers.get(path);
    const file = join(folder[1], path.slice(folder[0].length));
    return existsSync(file) ? readFileSync(file) : undefined;
  };
}

/** The folder of a package's main file. */
function packageFolder(name: string): string {
  return dirname(require.resolve(name));
}
