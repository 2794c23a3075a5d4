import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { launchChromium } from '@howifeel/tools/browser';
import { readMeanFace } from '@howifeel/tools/camera';
import { pasteFace } from '@howifeel/tools/paste-face';
import { encode } from 'fast-png';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

/** Films and photos of people, which are not part of the product: see the README beside them. */
const MEDIA = join(import.meta.dirname, '../../shared/media/pyfeat');
const there = existsSync(MEDIA);
if (!there) console.log('skipped: films and groups, for there are none at ../shared/media/pyfeat');

const FRAME = { width: 640, height: 480 };

/** What the page gives as JSON. */
interface Reading {
  detector: string;
  frames: { seconds: number; faces: { face: number; leading: string; probabilities: number[] }[] }[];
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

async function withFilePage(work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ baseURL: inject('url'), acceptDownloads: true, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    const left: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') left.push(`${request.method()} ${request.url()}`);
    });
    await page.goto('/file?backend=wasm');
    await work(page);
    expect(left, 'nothing of a file leaves the device').toEqual([]);
  } finally {
    await context.close();
  }
}

const choose = (page: Page, file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
  page.getByTestId('file-input').setInputFiles(file);
const reaches = (page: Page, phase: string) =>
  page.locator(`[data-testid=file-state][data-phase=${phase}]`).waitFor({ state: 'attached', timeout: 120_000 });

async function takeAway(page: Page, what: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    page.getByTestId(what).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const readJson = async (page: Page) => JSON.parse((await takeAway(page, 'export-json')).bytes.toString()) as Reading;

/** A smiling mean face on gray, as a PNG. */
async function drawPicture(): Promise<Buffer> {
  await tf.setBackend('wasm');
  const { pixels, size } = readMeanFace('happy');
  const picture = pasteFace(pixels, size, FRAME, { left: 200, top: 120, side: 240 });
  const data = Uint8Array.from(await picture.data(), Math.round);
  picture.dispose();
  return Buffer.from(encode({ ...FRAME, data, channels: 3 }));
}

test('a picture: its face, its expression, the numbers and the annotated picture', async () => {
  const buffer = await drawPicture();
  await withFilePage(async (page) => {
    await choose(page, { name: 'smile.png', mimeType: 'image/png', buffer });
    await reaches(page, 'done');
    expect(await page.getByTestId('face').count()).toBe(1);
    const { frames, detector } = await readJson(page);
    expect(frames).toMatchObject([{ seconds: 0, faces: [{ face: 1, leading: 'happy' }] }]);
    expect(detector).toBe('blazeface-short-range + blazeface-full-range');
    const csv = await takeAway(page, 'export-csv');
    expect(csv.name).toBe('smile.csv');
    expect(csv.bytes.toString().trim().split('\n')).toHaveLength(2);
    const annotated = await takeAway(page, 'annotate');
    expect(annotated.name).toBe('smile.annotated.png');
    expect(annotated.bytes.subarray(1, 4).toString()).toBe('PNG');
  });
});

test.runIf(there)('a group: every one of its five faces, each with a button of its own', async () => {
  await withFilePage(async (page) => {
    await choose(page, join(MEDIA, 'multi_face.jpg'));
    await reaches(page, 'done');
    expect(await page.getByTestId('face').count()).toBe(5);
    expect(await page.getByRole('button', { name: /^Face \d$/ }).count()).toBe(5);
  });
});

test.runIf(there)('a film: cancelled, read again, scrubbed through, and taken away in four forms', async () => {
  await withFilePage(async (page) => {
    await choose(page, join(MEDIA, 'WolfgangLanger_Pexels.mp4'));
    await page.getByTestId('export-json').waitFor({ timeout: 120_000 });
    await page.getByTestId('file-cancel').click();
    await reaches(page, 'stopped');
    expect((await readJson(page)).frames.length).toBeLessThan(99);

    await page.getByTestId('rate').selectOption('2');
    await reaches(page, 'done');
    const { frames } = await readJson(page);
    expect(frames).toHaveLength(40);
    expect(new Set(frames.flatMap(({ faces }) => faces.map(({ face }) => face)))).toEqual(new Set([1]));

    await page.getByTestId('scrubber').fill('15');
    await page.waitForFunction(() => document.querySelector('video')?.currentTime === 15);
    expect(await page.getByTestId('face').count()).toBe(1);
    const shown = frames.findLast(({ seconds }) => seconds <= 15)!.faces[0]!;
    await page.locator(`[data-testid=leading-emotion][data-emotion=${shown.leading}]`).waitFor();

    expect((await takeAway(page, 'export-csv')).bytes.toString().trim().split('\n')).toHaveLength(41);
    expect((await takeAway(page, 'export-vtt')).bytes.toString()).toMatch(/^WEBVTT\n\n00:00:00\.000 --> /);
    const film = await takeAway(page, 'annotate');
    await page.getByTestId('file-close').click();
    await choose(page, { name: film.name, mimeType: 'video/mp4', buffer: film.bytes });
    await page.getByText('640 × 360, 20 s').waitFor({ timeout: 60_000 });
  });
});
