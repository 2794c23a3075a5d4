import type { LabelledImages } from '@howifeel/fer-data';
import type { RobustnessRow } from '@howifeel/fer-models';
import { createProgressBar } from '../../cli/progress-bar.ts';
import type { Predict } from '../evaluate.ts';
import { measureRobustness } from './measure-robustness.ts';
import { PERTURBATIONS } from './perturbations.ts';

/** {@link measureRobustness} with a progress bar. @param accuracy on the images as they are */
export async function showRobustness(
  predict: Predict,
  images: LabelledImages,
  accuracy: number,
): Promise<RobustnessRow[]> {
  const bar = createProgressBar('robustness', images.count * PERTURBATIONS.length);
  const onProgress = (perturbation: string, done: number) => bar.update(done, perturbation);
  return measureRobustness(predict, images, accuracy, onProgress).finally(() => bar.stop());
}
