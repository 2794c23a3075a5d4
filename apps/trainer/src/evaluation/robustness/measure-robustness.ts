import type { LabelledImages } from '@howifeel/fer-data';
import type { RobustnessRow } from '@howifeel/fer-models';
import { evaluate, type Predict } from '../evaluate.ts';
import { PERTURBATIONS } from './perturbations.ts';

/** The accuracy of a classifier (plain pass) on every kind of changed image. @param accuracy on the images as they are */
export async function measureRobustness(
  predict: Predict,
  images: LabelledImages,
  accuracy: number,
  onProgress?: (perturbation: string, done: number) => void,
): Promise<RobustnessRow[]> {
  const rows: RobustnessRow[] = [];
  for (const [i, { name, apply }] of PERTURBATIONS.entries()) {
    onProgress?.(name, i * images.count);
    const result = await evaluate(predict, await apply(images), { tta: false });
    rows.push({ perturbation: name, accuracy: result.accuracy, change: result.accuracy - accuracy });
  }
  return rows;
}
