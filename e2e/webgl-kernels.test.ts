import { launchChromium } from '@howifeel/tools/browser';
import { openLabPage } from '@howifeel/tools/lab';
import type { ConvCase } from '@howifeel/tools/lab/kernel-lab';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await openLabPage(browser, 'kernel-lab.ts');
  await page.waitForFunction(() => 'kernelLab' in globalThis);
  await page.evaluate(() => globalThis.kernelLab.start());
});
afterAll(() => browser.close());

const plain = { dilations: 1, pad: 'same', strides: 1 } as const;
const compare = (conv: ConvCase) => page.evaluate((conv) => globalThis.kernelLab.compareConv(conv), conv);

describe("our WebGL convolutions compute what tfjs's cpu backend does", () => {
  test.each<[string, ConvCase]>([
    [
      '3 × 3',
      { kind: 'full', x: [1, 12, 12, 24], filter: [3, 3, 24, 32], attributes: { ...plain, activation: 'relu' } },
    ],
    ['1 × 1', { kind: 'full', x: [2, 9, 9, 16], filter: [1, 1, 16, 8], attributes: { ...plain, activation: 'relu6' } }],
    [
      '5 × 5 of three channels',
      { kind: 'full', x: [1, 32, 32, 3], filter: [5, 5, 3, 24], attributes: { ...plain, strides: 2 } },
    ],
    [
      '3 × 3 of one channel',
      { kind: 'full', x: [1, 50, 50, 1], filter: [3, 3, 1, 24], attributes: { ...plain, strides: 2, pad: 'valid' } },
    ],
    ['odd sizes everywhere', { kind: 'full', x: [3, 13, 11, 5], filter: [3, 5, 5, 7], attributes: plain }],
    [
      'odd sizes, stride 2',
      { kind: 'full', x: [2, 13, 11, 5], filter: [3, 3, 5, 7], attributes: { ...plain, strides: 2, pad: 1 } },
    ],
    [
      'stride 2, even padding',
      { kind: 'full', x: [1, 12, 12, 8], filter: [5, 5, 8, 8], attributes: { ...plain, strides: 2, pad: 2 } },
    ],
    ['depthwise', { kind: 'depthwise', x: [2, 16, 16, 28], filter: [3, 3, 28, 1], attributes: plain }],
    [
      'depthwise, stride 2',
      {
        kind: 'depthwise',
        x: [1, 16, 16, 42],
        filter: [3, 3, 42, 1],
        attributes: { ...plain, strides: 2, activation: 'relu' },
      },
    ],
    ['depthwise 5 × 5 of odd sizes', { kind: 'depthwise', x: [1, 15, 13, 9], filter: [5, 5, 9, 1], attributes: plain }],
    [
      'a residual',
      {
        kind: 'full',
        x: [2, 8, 8, 12],
        filter: [1, 1, 12, 12],
        residual: [2, 8, 8, 12],
        attributes: { ...plain, activation: 'relu' },
      },
    ],
    [
      'a residual of fewer channels',
      {
        kind: 'full',
        x: [1, 8, 8, 12],
        filter: [1, 1, 12, 16],
        residual: [1, 8, 8, 12],
        attributes: { ...plain, activation: 'relu' },
      },
    ],
    [
      'a pooled residual',
      {
        kind: 'full',
        x: [2, 8, 8, 12],
        filter: [1, 1, 12, 16],
        residual: [2, 16, 16, 12],
        attributes: { ...plain, activation: 'relu' },
      },
    ],
  ])('%s', async (_, conv) => {
    const apart = await compare(conv);
    expect(apart).not.toBeNull();
    expect(apart).toBeLessThan(1e-4);
  });

  test.each<[string, ConvCase]>([
    ['a stride of 3', { kind: 'full', x: [1, 9, 9, 4], filter: [3, 3, 4, 4], attributes: { ...plain, strides: 3 } }],
    ['dilations', { kind: 'full', x: [1, 9, 9, 4], filter: [3, 3, 4, 4], attributes: { ...plain, dilations: 2 } }],
    [
      'another activation',
      { kind: 'full', x: [1, 9, 9, 4], filter: [3, 3, 4, 4], attributes: { ...plain, activation: 'elu' } },
    ],
    [
      'a residual of odd channels',
      { kind: 'full', x: [1, 8, 8, 4], filter: [1, 1, 4, 6], residual: [1, 8, 8, 3], attributes: plain },
    ],
  ])('%s is left to tfjs', async (_, conv) => {
    expect(await compare(conv)).toBeNull();
  });
});

test('shaders that hold for every shape are not taken for one another', async () => {
  expect(await page.evaluate(() => globalThis.kernelLab.compareNorms())).toBeLessThan(1e-4);
});

describe('a frame that is read in parts is sampled as if it were read as a whole', () => {
  test.each([
    ['all of it, at half the size', [{ cx: 160, cy: 120, side: 320 }], { size: 64, fill: 0, samples: 2 }],
    ['a part', [{ cx: 200, cy: 50, side: 60 }], { size: 48, fill: 129, samples: 4 }],
    ['turned, beyond the edges', [{ cx: 5, cy: 230, side: 90, angle: 0.5 }], { size: 48, fill: 129, samples: 4 }],
    [
      'two parts',
      [
        { cx: 40, cy: 40, side: 50 },
        { cx: 280, cy: 200, side: 70 },
      ],
      { size: 24, fill: 129, samples: 2 },
    ],
  ])('%s', async (_, squares, sampling) => {
    const apart = await page.evaluate(
      ({ squares, sampling }) => globalThis.kernelLab.compareReading(320, 240, squares, sampling),
      { squares, sampling },
    );
    // Of 255: at half the size the neighbours' means are mixed.
    expect(apart).toBeLessThan(4);
  });
});

describe('a frame as a texture is sampled as in memory', () => {
  const sampling = { size: 16, fill: 129, samples: 3 };

  test.each([
    ['upright', [{ cx: 40, cy: 30, side: 33 }]],
    [
      'turned',
      [
        { cx: 40, cy: 30, side: 33, angle: 0.4 },
        { cx: 20, cy: 30, side: 15, angle: -2 },
      ],
    ],
    [
      'beyond the edges',
      [
        { cx: 2, cy: 50, side: 40 },
        { cx: 90, cy: 5, side: 200, angle: 0.1 },
      ],
    ],
    ['more than one draw call takes', Array.from({ length: 37 }, (_, i) => ({ cx: i * 2, cy: i, side: 5 + i }))],
  ])('%s', async (_, squares) => {
    const apart = await page.evaluate(
      ({ squares, sampling }) => globalThis.kernelLab.compareSampling(96, 60, squares, sampling),
      { squares, sampling },
    );
    expect(apart).toBeLessThan(0.02);
  });

  test('an odd size and another range', async () => {
    const apart = await page.evaluate(() =>
      globalThis.kernelLab.compareSampling(61, 47, [{ cx: 30, cy: 20, side: 50 }], {
        size: 15,
        fill: 0,
        samples: 2,
        range: [-1, 1],
      }),
    );
    expect(apart).toBeLessThan(2e-4);
  });

  test('fifty frames leave nothing behind', async () => {
    expect(await page.evaluate(() => globalThis.kernelLab.leak(50))).toEqual({ tensors: 0, bytes: 0 });
  });
});
