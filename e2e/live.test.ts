import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiClient } from '@howifeel/edge-api/contract';
import { readMeanFace, writeCameraClip } from '@howifeel/tools/camera';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readBars, readDistribution, startCamera, waitForEmotion, withLivePage } from './support/live-page.ts';

let clips: string;

beforeAll(async () => {
  clips = await mkdtemp(join(tmpdir(), 'howifeel-clips-'));
  for (const emotion of ['happy', 'surprise', 'neutral'] as const) {
    await writeCameraClip(join(clips, `${emotion}.y4m`), [readMeanFace(emotion)]);
  }
});
afterAll(() => rm(clips, { recursive: true }));

test.for([
  { emotion: 'happy', backend: 'webgl' },
  { emotion: 'surprise', backend: 'wasm' },
  { emotion: 'neutral', backend: 'wasm' },
] as const)('camera: $emotion leads on $backend', async ({ emotion, backend }) => {
  await withLivePage({ camera: join(clips, `${emotion}.y4m`), backend }, async (page) => {
    await startCamera(page);
    await waitForEmotion(page, emotion);
    expect(await page.getByTestId('face').count()).toBe(1);
    expect(await page.getByTestId('backend').getAttribute('data-backend')).toBe(backend);
  });
});

test('a shared session shows what the live page showed, until it is deleted', async () => {
  await withLivePage({ camera: join(clips, 'happy.y4m'), backend: 'wasm' }, async (page, context) => {
    await startCamera(page);
    await waitForEmotion(page, 'happy');
    await page.getByTestId('share').click();
    await page.getByTestId('share-confirm').click();
    const path = await page.getByTestId('share-link').getAttribute('href');

    const shared = await context.newPage();
    await shared.goto(path!);
    await shared.getByTestId('distribution-happy').waitFor({ timeout: 60_000 });
    const bars = await readBars(page);
    const shares = await readDistribution(shared);
    const { distribution } = await createApiClient({ baseUrl: inject('url') }).getSession(path!.split('/').at(-1)!);
    expect(sum(bars)).toBeCloseTo(1, 1);
    for (const [i, share] of shares.entries()) {
      expect(Math.abs(share - bars[i]!), `share ${i}`).toBeLessThan(0.05);
      expect(Math.abs(share - distribution![i]!), `share ${i}`).toBeLessThan(0.02);
    }

    await page.getByTestId('share-delete').click();
    await page.getByTestId('share-delete-confirm').click();
    await shared.getByTestId('session-gone').waitFor();
  });
});

test('without a camera the page says so, and the demo goes through the expressions', async () => {
  await withLivePage({ backend: 'wasm' }, async (page) => {
    await page.getByTestId('use-camera').click();
    await page.getByTestId('consent-accept').click();
    await page.locator('[data-testid=error][data-code^=camera]').waitFor();

    await page.getByTestId('try-demo').click();
    for (const emotion of ['happy', 'surprise', 'neutral'] as const) {
      await waitForEmotion(page, emotion);
      expect(Math.abs(await outlineLag(page)), `outline of ${emotion}`).toBeLessThan(2);
    }
  });
});

/** By how many pixels the outline is seen wider than the face was measured. */
function outlineLag(page: Page): Promise<number> {
  return page
    .getByTestId('face')
    .evaluate((outline: HTMLElement) => outline.offsetWidth - Number.parseFloat(outline.style.width));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
