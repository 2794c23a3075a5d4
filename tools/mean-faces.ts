/**
 * Makes libs/fer-data/mean-faces/: for each emotion the average of its FER-2013 training images, stretched to full
 * contrast. They show nobody, yet face detectors find them: test subjects, and the demo that needs no camera.
 *
 *     node tools/mean-faces.ts --data <FER-2013: folder, .tar.gz or fer2013.csv>
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { encode } from 'fast-png';
import { EMOTIONS, type LabelledImages } from '@howifeel/fer-data';
import { openDataset } from '@howifeel/fer-data/node';

const SIDE = 96;
const FOLDER = fileURLToPath(new URL('../libs/fer-data/mean-faces/', import.meta.url));

const { data } = parseArgs({ options: { data: { type: 'string' } } }).values;
if (!data) throw new Error('Where is FER-2013? Pass --data <folder, .tar.gz or fer2013.csv>.');

await tf.setBackend('wasm');
const { dataset } = await openDataset(data);
const training = dataset.splits.Training;
if (!training) throw new Error(`${data} has no Training split. Mean faces are made of training images only.`);

await mkdir(FOLDER, { recursive: true });
for (const { index, name } of EMOTIONS) {
  const pixels = enlarge(stretch(meanImage(training, index)), training.size);
  await writeFile(`${FOLDER}${name}.png`, encode({ width: SIDE, height: SIDE, channels: 1, depth: 8, data: pixels }));
}
console.log(`Wrote ${EMOTIONS.length} mean faces to ${FOLDER}`);

/** The average of one class, size × size values in 0..255. */
function meanImage({ images, labels, size }: LabelledImages, label: number): Float32Array {
  const sum = new Float64Array(size * size);
  let count = 0;
  for (const [i, own] of labels.entries()) {
    if (own !== label) continue;
    count++;
    for (let p = 0; p < sum.length; p++) sum[p] += images[i * sum.length + p];
  }
  return Float32Array.from(sum, (value) => value / count);
}

/** Stretches values so that the darkest is 0 and the brightest 255. */
function stretch(values: Float32Array): Float32Array {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return values.map((value) => ((value - low) / (high - low)) * 255);
}

function enlarge(values: Float32Array, size: number): Uint8Array {
  return tf.tidy(() => {
    const large = tf.image.resizeBilinear(tf.tensor3d(values, [size, size, 1]), [SIDE, SIDE], false, true);
    return Uint8Array.from(tf.round(large).dataSync());
  });
}
