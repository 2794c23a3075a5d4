import type { ClassifierManifest } from '@howifeel/fer-models';

/** Accuracy that storing weights in fewer bits may cost before it is worth a word. */
const MOST_LOST = 0.01;

/** Says what was published, and what storing it took of its accuracy. */
export function printPublication(manifest: ClassifierManifest, folder: string): void {
  const { id, metrics, metricsFloat32, weights, temperature } = manifest;
  const parts = weights.shards.length === 1 ? 'one shard' : `${weights.shards.length} shards`;
  console.log(`${id}: ${megabytes(weights.bytes)} of ${weights.dtype} in ${parts}, temperature ${temperature}`);
  if (metrics && metricsFloat32?.split === metrics.split) {
    const [before, after] = [metricsFloat32, metrics].map(({ accuracy }) => (accuracy * 100).toFixed(2));
    console.log(`${metrics.split}: ${before} % in float32, ${after} % in ${weights.dtype} (n = ${metrics.n})`);
    if (metricsFloat32.accuracy - metrics.accuracy > MOST_LOST) {
      console.error(`Storing it in ${weights.dtype} cost more than a point. Give more --levels, or --dtype float16.`);
    }
  }
  console.log(`written to ${folder}`);
}

/** 902996 → "0.90 MB" */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
