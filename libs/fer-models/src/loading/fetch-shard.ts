import type { Shard } from '../manifest/manifest.ts';

/**
 * Brings the bytes of a shard. It need not verify them.
 *
 * @param onBytes may be told the bytes that have come so far
 * @throws {ModelError} `shard-missing` when they cannot be had
 */
export type FetchShard = (shard: Shard, onBytes?: (loadedBytes: number) => void) => Promise<ArrayBuffer | Uint8Array>;
