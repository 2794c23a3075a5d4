/**
 * Milliseconds a face that a released model takes, from a crop on the device to probabilities in hand: wasm in Node,
 * wasm and WebGL in Chromium. Without a graphics card Chromium computes WebGL in software: slow, but comparable.
 *
 *   npm run bench -- classifier [--model student] [--repeats 30]
 */
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { loadModel } from '@howifeel/fer-models';
import { readReleased } from '@howifeel/fer-models/node';
import { launchChromium } from '../browser/launch-chromium.ts';
import { openLab } from '../lab/open-lab.ts';
import { timeClassifier } from '../lab/time-classifier.ts';
import { quantile } from './support/quantile.ts';
import { readFlags } from './support/read-flags.ts';
import { reportRows, type Row } from './support/report-rows.ts';

const { model: id, repeats } = readFlags({ repeats: 30 }, { model: { type: 'string', default: 'student' } });

const BATCHES = [1, 8];
const model = await readReleased(id);
const rows: Row[] = [];

await tf.setBackend('wasm');
const classifier = await loadModel(model.manifest, model);
for (const batch of BATCHES) rows.push(row('Node wasm', batch, await timeClassifier(classifier, batch, repeats)));
classifier.dispose();

const browser = await launchChromium();
try {
  for (const backend of ['wasm', 'webgl'] as const) {
    const page = await openLab(browser, model, backend);
    for (const batch of BATCHES) {
      const times = await page.evaluate(({ batch, repeats }) => globalThis.lab.time(batch, repeats), {
        batch,
        repeats,
      });
      rows.push(row(`Chromium ${backend}`, batch, times));
    }
    await page.close();
  }
  reportRows('classifier', rows, [`Chromium ${browser.version()}`]);
} finally {
  await browser.close();
}

function row(backend: string, batch: number, times: readonly number[]): Row {
  const perFace = times.map((time) => time / batch);
  return {
    model: model.manifest.id,
    backend,
    batch,
    medianMsPerFace: round(quantile(perFace, 0.5)),
    p95MsPerFace: round(quantile(perFace, 0.95)),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
