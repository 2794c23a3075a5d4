/** Where a blob's gzipped form lies in the bucket, beside the blob itself, which lies under its hash. */
export function gzipKey(sha256: string): string {
  return `${sha256}.gz`;
}
