/**
 * How often our models and the peers' expression networks are right, on the same faces: FER-2013's PublicTest as it is,
 * without a detector. Ours as they are published; the peers in headless Chromium, as their own code feeds them. The last
 * columns are F1 by class.
 *
 *   npm run bench -- accuracy --data fer2013.tar.gz [--models student,resnet18] [--count 3589]
 */
import { join } from 'node:path';
import '@tensorflow/tfjs-backend-wasm';
import { EMOTION_NAMES, selectImages, type LabelledImages } from '@howifeel/fer-data';
import { openDataset } from '@howifeel/fer-data/node';
import { loadModel } from '@howifeel/fer-models';
import { listReleased, readReleased } from '@howifeel/fer-models/node';
import { classificationMetrics } from '@howifeel/trainer/metrics';
import * as tf from '@tensorflow/tfjs-core';
import { launchChromium } from '../browser/launch-chromium.ts';
import { SIDE } from './accuracy/peer.ts';
import { benchFiles } from './pipeline/bench-files.ts';
import { bundlePages } from './pipeline/bundle-pages.ts';
import { serveFiles } from './pipeline/serve-files.ts';
import { readFlags } from './support/read-flags.ts';
import { reportRows, type Row } from './support/report-rows.ts';

const PEERS = { 'face-api': 'face-api', Human: 'human' };
const BATCH = 32;

const values = readFlags({ count: 3589 }, { data: { type: 'string' }, models: { type: 'string' } });
if (!values.data) throw new Error('--data is missing: the folder, .tar.gz or .csv of FER-2013.');
const { dataset } = await openDataset(values.data);
const whole = dataset.splits.PublicTest;
if (!whole) throw new Error(`${values.data} has no PublicTest split.`);
const faces = evenly(whole, values.count);

await tf.setBackend('wasm');
const models = values.models?.split(',') ?? (await listReleased());
const rows: Row[] = [];
for (const id of models) rows.push(describe(id, await readByModel(id)));
for (const [who, probabilities] of await readByPeers()) rows.push(describe(who, probabilities));
reportRows('accuracy', rows);

async function readByModel(id: string): Promise<Float32Array> {
  const { manifest, fetchShard } = await readReleased(id);
  const classifier = await loadModel(manifest, { fetchShard });
  const read = await inBatches(async (pixels, count) => {
    const probabilities = tf.tidy(() => classifier.predict(tf.tensor4d(pixels, [count, SIDE, SIDE, 1])));
    return [...(await probabilities.data().finally(() => probabilities.dispose()))];
  });
  classifier.dispose();
  return read;
}

async function readByPeers(): Promise<Map<string, Float32Array>> {
  const pages = await bundlePages(join(import.meta.dirname, 'accuracy'), Object.values(PEERS));
  const files = await benchFiles(await readReleased(models[0]!));
  const server = await serveFiles((path) => pages.get(path) ?? files(path));
  const browser = await launchChromium();
  try {
    const all = new Map<string, Float32Array>();
    for (const [who, program] of Object.entries(PEERS)) {
      const page = await browser.newPage();
      await page.goto(`${server.origin}/${program}.html`);
      await page.evaluate(() => globalThis.peer.load());
      const read = await inBatches(async (pixels, count) => {
        const scores = await page.evaluate(
          ({ crops, count }) => globalThis.peer.predict(crops, count),
          { crops: [...pixels], count }, // prettier-ignore
        );
        return scores.flatMap((score) => EMOTION_NAMES.map((name) => score[name]));
      });
      all.set(who, read);
      await page.close();
    }
    return all;
  } finally {
    await browser.close();
    server.close();
  }
}

/** Calls `read` with the pixels of a few faces at a time. @returns all that it gave, face by face */
async function inBatches(read: (pixels: Float32Array, count: number) => Promise<number[]>): Promise<Float32Array> {
  const all: number[] = [];
  const area = SIDE * SIDE;
  for (let start = 0; start < faces.count; start += BATCH) {
    const count = Math.min(BATCH, faces.count - start);
    all.push(...(await read(Float32Array.from(faces.images.subarray(start * area, (start + count) * area)), count)));
  }
  return Float32Array.from(all);
}

function describe(who: string, probabilities: Float32Array): Row {
  const { accuracy, macroF1, perClass } = classificationMetrics(probabilities, faces.labels);
  const f1 = EMOTION_NAMES.map((name) => {
    const { precision, recall } = perClass[name]!;
    return [name, round(precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall))] as const;
  });
  return { who, faces: faces.count, accuracy: round(accuracy), macroF1: round(macroF1), ...Object.fromEntries(f1) };
}

/** At most `count` of the faces, evenly taken. */
function evenly(images: LabelledImages, most: number): LabelledImages {
  const count = Math.min(most, images.count);
  const indices = Array.from({ length: count }, (_, i) => Math.floor((i * images.count) / count));
  return selectImages(images, indices);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
