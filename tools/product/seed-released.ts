import { ApiError, createApiClient, type ApiClient } from '@howifeel/edge-api/contract';
import { shardsOf, type ModelManifest } from '@howifeel/fer-models';
import { listReleased, readReleased } from '@howifeel/fer-models/node';
import { publishManifest } from '@howifeel/trainer/publish';

/**
 * Publishes the released models that a server lacks or has in an older edition, over its HTTP API. The smallest
 * goes first, because a server's first model is the one that clients load by default.
 *
 * @param createToken makes an admin token; called only when there is something to publish
 * @returns the ids of the models that were published
 */
export async function seedReleased(url: string, createToken: () => string): Promise<string[]> {
  const api = createApiClient({ baseUrl: url });
  const released = await Promise.all((await listReleased()).map((id) => readReleased(id)));
  const stale = await Promise.all(released.map(({ manifest }) => isStale(api, manifest)));
  const wanted = released.filter((_, i) => stale[i]).sort((a, b) => size(a.manifest) - size(b.manifest));
  if (wanted.length === 0) return [];

  const token = createToken();
  for (const { manifest, fetchShard } of wanted) {
    await publishManifest(api, manifest, fetchShard, { token, replace: true });
  }
  return wanted.map(({ manifest }) => manifest.id);
}

/** Whether the server lacks the model, or has it from an earlier day. A newer one is somebody's own: it stays. */
async function isStale(api: ApiClient, { id, createdAt }: ModelManifest): Promise<boolean> {
  try {
    return Date.parse((await api.getModel(id)).createdAt) < Date.parse(createdAt);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return true;
    throw error;
  }
}

function size(manifest: ModelManifest): number {
  return shardsOf(manifest).reduce((sum, { bytes }) => sum + bytes, 0);
}
