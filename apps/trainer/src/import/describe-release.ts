import { type ModelManifest, networksOf } from '@howifeel/fer-models';

/** Which release of a model this is: when it was published, and the beginning of each network's SHA-256. */
export function describeRelease(manifest: ModelManifest): string {
  const hashes = networksOf(manifest).map(({ weights }) => weights.shards[0].sha256.slice(0, 12));
  return `published ${manifest.createdAt.slice(0, 10)}, sha256 ${hashes.join(' and ')}`;
}
