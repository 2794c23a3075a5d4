import { networksOf, type Classifier } from '@howifeel/fer-models';
import { randomUniform, tidy, type Rank } from '@tensorflow/tfjs-core';

/** Runs that are not counted: shaders compile, memory is allocated. */
const WARM_UP = 3;

/**
 * Times a classifier from crops on the device to probabilities in hand.
 *
 * @returns milliseconds of each repeat, for the whole batch
 */
export async function timeClassifier(classifier: Classifier, batch: number, repeats: number): Promise<number[]> {
  const { size, channels } = networksOf(classifier.manifest)[0]!.input;
  const crops = randomUniform<Rank.R4>([batch, size, size, channels], 0, 255, 'float32', 1);
  const times: number[] = [];
  for (let i = -WARM_UP; i < repeats; i++) {
    const start = performance.now();
    const probabilities = tidy(() => classifier.predict(crops));
    await probabilities.data();
    probabilities.dispose();
    if (i >= 0) times.push(performance.now() - start);
  }
  crops.dispose();
  return times;
}
