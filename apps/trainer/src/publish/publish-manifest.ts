import type { ApiClient, ModelSummary } from '@howifeel/edge-api/contract';
import { type FetchShard, type ModelManifest, shardsOf } from '@howifeel/fer-models';

export interface UploadOptions {
  token: string;
  /** Allow another manifest under an id that is published already; needs an admin token. */
  replace?: boolean;
  /** Told after every shard; `uploaded` is false when the server had it. */
  onShard?: (shard: { sha256: string; bytes: number; uploaded: boolean }) => void;
}

/**
 * Publishes a model to a server: the shards that it does not have, then the manifest. After an interruption the same
 * call goes on where it stopped.
 *
 * @param readShard brings the bytes of a shard, such as `readReleased(…).fetchShard`
 * @throws {ApiError} what the server says; {@link ModelError} when a shard cannot be read
 */
export async function publishManifest(
  client: Pick<ApiClient, 'hasBlob' | 'putBlob' | 'putModel'>,
  manifest: ModelManifest,
  readShard: FetchShard,
  { token, replace = false, onShard }: UploadOptions,
): Promise<ModelSummary> {
  for (const shard of shardsOf(manifest)) {
    const uploaded = !(await client.hasBlob(shard.sha256));
    if (uploaded) await client.putBlob(shard.sha256, new Uint8Array(await readShard(shard)), token);
    onShard?.({ ...shard, uploaded });
  }
  return client.putModel(manifest, token, { replace });
}
