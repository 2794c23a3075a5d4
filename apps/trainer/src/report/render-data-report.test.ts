import { inspectDataset } from '@howifeel/fer-data/node';
import * as tf from '@tensorflow/tfjs-core';
import { decode } from 'fast-png';
import { parseHTML } from 'linkedom';
import { beforeAll, expect, test } from 'vitest';
import { wasm } from '../engine/wasm/index.ts';
import { tinyDataset } from '../testing/tiny-dataset.ts';
import { tinyExperiment } from '../testing/tiny-experiment.ts';
import { renderDataReport } from './render-data-report.ts';

beforeAll(async () => {
  await wasm.start();
});

test('the page shows the counts, contradictions, flat images, and examples before and after augmentation', async () => {
  const dataset = tinyDataset(21, 7);
  const { Training, PublicTest } = dataset.splits;
  Training!.images.fill(90, 0, 48 * 48);
  // The first test image is a copy of training image 1, under another label.
  PublicTest!.images.set(Training!.images.subarray(48 * 48, 2 * 48 * 48), 0);
  const before = tf.memory().numTensors;
  const experiment = tinyExperiment({ augment: [{ type: 'horizontalFlip', p: 1 }] });
  const { document } = parseHTML(await renderDataReport(dataset, inspectDataset(dataset), experiment));
  expect(tf.memory().numTensors).toBe(before);
  const sections = new Map(
    [...document.querySelectorAll('section')].map((section) => [section.querySelector('h2')!.textContent, section]),
  );
  expect(sections.get('Classes')!.querySelector('tbody tr')!.textContent).toBe('angry31');
  expect(sections.get('Contradicting labels: 1 groups')!.textContent).toContain(
    'disgust (Training), angry (PublicTest)',
  );
  expect(sections.get('Flat images: 1')!.textContent).toContain('angry (Training)');

  const strips = [...sections.get("Examples, and what 'tiny' makes of them")!.querySelectorAll('img')];
  expect(strips).toHaveLength(14);
  const pixels = strips
    .slice(2, 4)
    .map((image) => decode(Buffer.from(image.getAttribute('src')!.split(',')[1], 'base64')));
  // The second strip is the first with every image mirrored.
  const at = (strip: number, x: number, y: number) => pixels[strip].data[y * pixels[strip].width + x];
  for (const [x, y] of [
    [0, 0],
    [10, 20],
    [47, 40],
  ]) {
    expect(Math.abs(at(0, x, y) - at(1, 47 - x, y))).toBeLessThanOrEqual(1);
  }
});
