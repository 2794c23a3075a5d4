/**
 * Makes libs/fer-data/mean-faces/: for each emotion the average of its FER-2013 training images and their mirror images,
 * sharpened, since an average is soft, and stretched to full contrast. They show nobody, yet face detectors find them and
 * networks read them: test subjects, and the demo that needs no camera.
 *
 *     npm run mean-faces -- --data <FER-2013: folder, .tar.gz or fer2013.csv>
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { encode } from 'fast-png';
import { EMOTIONS, gaussianBlur, type LabelledImages } from '@howifeel/fer-data';
import { openDataset } from '@howifeel/fer-data/node';
import { printError } from './print-error.ts';

const SIDE = 96;

/** The unsharp mask: the blur's standard deviation in pixels, and how often the difference from it is added. */
const SHARPEN = { sigma: 2, amount: 2.5 };

/** This share of the pixels may be beyond black, and as many beyond white. */
const CLIPPED = 0.002;

const FOLDER = fileURLToPath(new URL('../libs/fer-data/mean-faces/', import.meta.url));

try {
  await makeMeanFaces();
} catch (error) {
  printError(error);
}

async function makeMeanFaces(): Promise<void> {
  const { data } = parseArgs({ options: { data: { type: 'string' } } }).values;
  if (!data) throw new Error('Where is FER-2013? Pass --data <folder, .tar.gz or fer2013.csv>.');
  await tf.setBackend('wasm');
  const { dataset } = await openDataset(data);
  const training = dataset.splits.Training;
  if (!training) throw new Error(`${data} has no Training split. Mean faces are made of training images only.`);

  await mkdir(FOLDER, { recursive: true });
  for (const { index, name } of EMOTIONS) {
    const pixels = tf.tidy(() => toPixels(sharpen(symmetrical(meanImage(training, index)))));
    await writeFile(`${FOLDER}${name}.png`, encode({ width: SIDE, height: SIDE, channels: 1, depth: 8, data: pixels }));
  }
  console.log(`Wrote ${EMOTIONS.length} mean faces to ${FOLDER}`);
}

/** The average of one class: [1, size, size, 1], 0..255. */
function meanImage({ images, labels, size }: LabelledImages, label: number): tf.Tensor4D {
  const sum = new Float64Array(size * size);
  let count = 0;
  for (const [i, own] of labels.entries()) {
    if (own !== label) continue;
    count++;
    for (let p = 0; p < sum.length; p++) sum[p] += images[i * sum.length + p];
  }
  return tf.tensor4d(
    Float32Array.from(sum, (value) => value / count),
    [1, size, size, 1],
  );
}

/** The average of an image and its mirror image. */
function symmetrical(image: tf.Tensor4D): tf.Tensor4D {
  return tf.div(tf.add(image, tf.reverse(image, 2)), 2);
}

/** An unsharp mask. */
function sharpen(image: tf.Tensor4D): tf.Tensor4D {
  return tf.add(image, tf.mul(tf.sub(image, gaussianBlur(image, SHARPEN.sigma)), SHARPEN.amount));
}

/** Stretches an image to 0..255 and enlarges it. */
function toPixels(image: tf.Tensor4D): Uint8Array {
  const sorted = image.dataSync<'float32'>().toSorted();
  const low = sorted[Math.round(CLIPPED * (sorted.length - 1))];
  const high = sorted[Math.round((1 - CLIPPED) * (sorted.length - 1))];
  const stretched = tf.clipByValue(tf.mul(tf.sub(image, low), 255 / (high - low)), 0, 255) as tf.Tensor4D;
  const large = tf.image.resizeBilinear(stretched, [SIDE, SIDE], false, true);
  return Uint8Array.from(tf.round(large).dataSync());
}
