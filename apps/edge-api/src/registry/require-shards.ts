import { type ModelManifest, shardsOf } from '@howifeel/fer-models/manifest';
import { Failure } from '../http/failure.ts';

/**
 * Sees to it that every shard a manifest names has been uploaded, in the size that it says.
 *
 * @throws Failure `missing_blobs`, naming them; `invalid_manifest` when a size is wrong.
 */
export async function requireShards(bucket: R2Bucket, manifest: ModelManifest): Promise<void> {
  const found = await Promise.all(
    shardsOf(manifest).map(async ({ sha256, bytes }) => ({ sha256, bytes, object: await bucket.head(sha256) })),
  );

  const missing = found.filter(({ object }) => !object).map(({ sha256 }) => sha256);
  if (missing.length > 0) {
    throw new Failure(
      'missing_blobs',
      `The manifest names ${missing.length} blob(s) that are not here: ${missing.join(', ')}.`,
      'PUT them to /api/blobs/<sha256> first, then the manifest again.',
    );
  }
  for (const { sha256, bytes, object } of found) {
    if (object && object.size !== bytes) {
      throw new Failure(
        'invalid_manifest',
        `Blob ${sha256} has ${object.size} bytes; the manifest says ${bytes}.`,
        'Publish the model anew.',
      );
    }
  }
}
