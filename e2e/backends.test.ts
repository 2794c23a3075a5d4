import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { createAugmentation, createRandom, EMOTION_NAMES } from '@howifeel/fer-data';
import { loadModel, type ModelManifest, networksOf } from '@howifeel/fer-models';
import { listReleased, readReleased } from '@howifeel/fer-models/node';
import { launchChromium } from '@howifeel/tools/browser';
import { readMeanFace } from '@howifeel/tools/camera';
import { encode, openLab } from '@howifeel/tools/lab';
import { classifyCrops } from '@howifeel/tools/lab/classify-crops';
import { ENGINES, startEngine } from '@howifeel/trainer/engine';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Multiply–adds for each model; WebGL in software takes a minute for eight times as many. */
const BUDGET = 3e9;

/** Larger than the models' input, so that the resize is compared as well. */
const SIDE = 96;

const MOST_APART = 1e-2;

let browser: Browser;

beforeAll(async () => {
  await tf.setBackend('wasm');
  browser = await launchChromium();
});
afterAll(() => browser.close());

test.for(await listReleased())('%s: the same crops give the same probabilities in Node and browser', async (id) => {
  const model = await readReleased(id);
  const count = countFor(model.manifest);
  const crops = await makeCrops(count);
  const shape = shapeOf(count);
  const classifier = await loadModel(model.manifest, model);
  const expected = (await classifyCrops(classifier, crops, shape)).flat();
  classifier.dispose();

  // The crops must tell a right backend from a wrong one: varied, and not all alike in what they show.
  expect(Math.max(...expected) - Math.min(...expected)).toBeGreaterThan(0.5);
  for (const backend of ['webgl', 'wasm'] as const) {
    const page = await openLab(browser, model, backend);
    const rows = await page.evaluate(({ pixels, shape }) => globalThis.lab.classify(pixels, shape), {
      pixels: encode(crops),
      shape,
    });
    await page.close();
    const apart = rows.flat().map((probability, i) => Math.abs(probability - expected[i]!));
    expect(apart).toHaveLength(count * EMOTION_NAMES.length);
    console.log(`${id}, ${backend} against Node's wasm: at most ${Math.max(...apart).toExponential(1)} apart`);
    expect(Math.max(...apart), backend).toBeLessThan(MOST_APART);
  }
});

const native = await ENGINES.find(({ name }) => name === 'native')!.probe();
if (!native.available) console.log(`skipped: the native engine, ${native.detail}. To compare it too: ${native.howTo}`);

test.runIf(native.available).for(await listReleased())(
  '%s: the native engine gives the same probabilities as wasm',
  async (id) => {
    const model = await readReleased(id);
    const count = countFor(model.manifest);
    const crops = await makeCrops(count);
    const run = async () => {
      const classifier = await loadModel(model.manifest, model);
      const probabilities = await classifyCrops(classifier, crops, shapeOf(count));
      classifier.dispose();
      return probabilities.flat();
    };
    const expected = await run();
    const { backend } = await startEngine('native');
    try {
      expect(tf.getBackend()).toBe(backend);
      const apart = (await run()).map((probability, i) => Math.abs(probability - expected[i]!));
      console.log(`${id}, native against wasm: at most ${Math.max(...apart).toExponential(1)} apart`);
      expect(Math.max(...apart)).toBeLessThan(MOST_APART);
    } finally {
      await tf.setBackend('wasm');
    }
  },
);

/** As many crops as the budget allows, 10 to 100. */
function countFor(manifest: ModelManifest): number {
  const macs = networksOf(manifest).reduce((sum, network) => sum + network.macs, 0);
  return Math.min(100, Math.max(10, Math.round(BUDGET / macs)));
}

function shapeOf(count: number): [number, number, number, number] {
  return [count, SIDE, SIDE, 3];
}

/** The mean faces turned, moved, scaled, lit and tinted at random, the same on every machine: [count, 96, 96, 3], 0..255. */
async function makeCrops(count: number): Promise<Uint8Array> {
  const faces = EMOTION_NAMES.map(readMeanFace);
  const change = createAugmentation([
    { type: 'horizontalFlip', p: 0.5 },
    { type: 'affine', rotation: 15, translate: 0.08, scale: [0.85, 1.2], shear: 5, fill: 'nearest' },
    { type: 'colourJitter', brightness: 0.15, contrast: 0.3 },
    { type: 'resize', size: SIDE },
    { type: 'grayscaleToRgb' },
  ]);
  const crops = tf.tidy(() => {
    const gray = Array.from({ length: count }, (_, i) => {
      const { pixels, size } = faces[i % faces.length]!;
      return tf.tensor3d(pixels, [size, size, 1], 'float32');
    });
    const changed = change(tf.div(tf.stack(gray), 255) as tf.Tensor4D, createRandom('backends'));
    return tf.clipByValue(tf.mul(changed, tf.tensor1d([240, 255, 220])), 0, 255);
  });
  const values = await crops.data();
  crops.dispose();
  return Uint8Array.from(values, Math.round);
}
