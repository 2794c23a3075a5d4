import type { LabelledImages } from '@howifeel/fer-data';
import { fetchShardFromMemory, loadClassifier } from '@howifeel/fer-models';
import { createProgressBar } from '../cli/progress-bar.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import type { MemberPredictions } from './assess-ensemble.ts';
import type { Member } from './open-members.ts';

/**
 * What a member says of every image, with and without the mirror image; draws a bar meanwhile.
 *
 * @param name what tables call it
 * @param fitting other images, which decide who votes and with what weight
 */
export async function measureMember(
  name: string,
  { manifest, shards }: Member,
  data: LabelledImages,
  fitting?: LabelledImages,
): Promise<MemberPredictions> {
  const classifier = await loadClassifier(manifest, { fetchShard: fetchShardFromMemory(shards) });
  const bar = createProgressBar(manifest.id, data.count);
  const onProgress = (done: number) => bar.update(done, `${done} of ${data.count} images`);
  try {
    const { probabilities, averaged } = await evaluate(classifier.predict, data, { onProgress });
    const own = { name, probabilities, averaged };
    if (!fitting) return own;
    return { ...own, fitting: (await evaluate(classifier.predict, fitting, { tta: false })).probabilities };
  } finally {
    bar.stop();
    classifier.dispose();
  }
}
