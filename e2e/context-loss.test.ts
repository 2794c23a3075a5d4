import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMeanFace, writeCameraClip } from '@howifeel/tools/camera';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCamera, waitForEmotion, withLivePage } from './support/live-page.ts';

/** How often a face of .8 s is shown in a row: long enough for a slow machine to read it. */
const IN_A_ROW = 15;

let folder: string;
let clip: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'howifeel-context-'));
  clip = join(folder, 'happy-surprise.y4m');
  const faces = (['happy', 'surprise'] as const).flatMap((emotion) => Array(IN_A_ROW).fill(readMeanFace(emotion)));
  await writeCameraClip(clip, faces);
});
afterAll(() => rm(folder, { recursive: true }));

test('the graphics processor fails under the live page: recognition goes on by itself, the second time without it', async () => {
  await withLivePage({ camera: clip, backend: 'webgl' }, async (page, context) => {
    await startCamera(page);
    await seeBoth(page);
    expect(await backendOf(page)).toBe('webgl');

    const stage = page.getByTestId('stage');
    await crashGpu(context.browser()!);
    await stage.getByText('Recognition starts anew.').waitFor();
    await seeBoth(page);

    await crashGpu(context.browser()!);
    await stage.getByText('Recognition starts anew without it.').waitFor();
    await seeBoth(page);
    expect(await backendOf(page)).toBe('wasm');
    expect(await page.getByTestId('error').count()).toBe(0);
  });
});

/** Ends Chromium's graphics process, and every WebGL context with it. */
async function crashGpu(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.crashGpuProcess');
  await session.detach();
}

/** Waits until the page has followed the face from one expression to the other: what it shows is read now. */
async function seeBoth(page: Page): Promise<void> {
  for (const emotion of ['happy', 'surprise'] as const) await waitForEmotion(page, emotion);
}

const backendOf = (page: Page) => page.getByTestId('backend').getAttribute('data-backend');
