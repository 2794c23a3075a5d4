import { sha256Hex } from '../auth/hash.ts';
import type { Database } from '../db/database.ts';
import { findModel } from './find-model.ts';
import { registryMemory } from './registry-memory.ts';

/** A manifest word for word, as the bytes that go out, and the ETag of it. @throws Failure `not_found` */
export function serveManifest(db: Database, id: string): Promise<{ manifest: Uint8Array; etag: string }> {
  return registryMemory.remember(`manifest ${id}`, async () => {
    const { manifest } = await findModel(db, id);
    return { manifest: new TextEncoder().encode(manifest), etag: `"${(await sha256Hex(manifest)).slice(0, 32)}"` };
  });
}
