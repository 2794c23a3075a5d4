/** Name of the cache in which browsers keep shards. */
export const WEIGHT_CACHE = 'howifeel-weights-1';

/**
 * Keeps shards between visits. What it gives back is verified like a download, so it need not be trusted; when it
 * fails, the weights are downloaded.
 */
export interface WeightCache {
  get(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  put(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  delete(sha256: string): Promise<void>;
}
