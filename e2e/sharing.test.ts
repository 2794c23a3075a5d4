import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiClient, WINDOW_SECONDS, type SessionDetail } from '@howifeel/edge-api/contract';
import { launchChromium } from '@howifeel/tools/browser';
import { readMeanFace, writeCameraClip } from '@howifeel/tools/camera';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readDistribution, startCamera, waitForEmotion, withLivePage } from './support/live-page.ts';

/** A window, and what it may take from its end to the viewer's page. */
const SEEN_WITHIN_MS = 1000 * (WINDOW_SECONDS + 2);

const api = () => createApiClient({ baseUrl: inject('url') });
let folder: string;
let clip: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'howifeel-clips-'));
  clip = join(folder, 'happy.y4m');
  await writeCameraClip(clip, [readMeanFace('happy')]);
});
afterAll(() => rm(folder, { recursive: true }));

test('one browser shares, another sees the same within seven seconds, and neither sees it once it is deleted', async () => {
  const visitor = await launchChromium();
  try {
    const shared = await (await visitor.newContext({ baseURL: inject('url') })).newPage();
    await withLivePage({ camera: clip, backend: 'wasm' }, async (page, context) => {
      await startCamera(page);
      await waitForEmotion(page, 'happy');
      const path = await share(page);
      const id = path.split('/').at(-1)!;
      await shared.goto(path);
      await shared.locator('[data-testid=live-badge][data-line=live]').waitFor();
      const watching = performance.now();
      await shared.getByTestId('distribution-happy').waitFor();
      expect(performance.now() - watching, 'until there are numbers, in ms').toBeLessThan(SEEN_WITHIN_MS);

      // What comes later arrives by itself: within the same time the viewer has what the server has by then.
      const { samples } = await api().getSession(id);
      await expect
        .poll(() => shared.getByTestId('session-samples').getAttribute('data-value').then(Number), {
          timeout: SEEN_WITHIN_MS,
        })
        .toBeGreaterThan(samples);
      await page.getByTestId('share-stop').click();
      const { distribution } = await ended(id);
      await shared.getByTestId('live-badge').waitFor({ state: 'detached', timeout: SEEN_WITHIN_MS });
      const own = await context.newPage();
      await own.goto(path);
      await own.getByTestId('distribution-happy').waitFor();
      for (const viewed of [await readDistribution(shared), await readDistribution(own)]) {
        for (const [i, value] of viewed.entries()) expect(value, `share ${i}`).toBeCloseTo(distribution![i]!, 3);
      }

      await own.getByTestId('session-delete').click();
      await own.getByTestId('session-delete-confirm').click();
      await own.getByTestId('session-gone').waitFor();
      await expect(api().getSession(id)).rejects.toMatchObject({ status: 404 });
      await shared.reload();
      await shared.getByTestId('session-gone').waitFor();
    });
  } finally {
    await visitor.close();
  }
});

test('sharing begun without a network begins once there is one: nothing is lost, nothing doubled', async () => {
  await withLivePage({ camera: clip, backend: 'wasm' }, async (page, context) => {
    await startCamera(page);
    await waitForEmotion(page, 'happy');
    await context.setOffline(true);
    await openShare(page);
    await page.getByTestId('share-link-later').waitFor();
    const waiting = () => page.getByTestId('share-state').getAttribute('data-waiting').then(Number);
    await expect.poll(waiting, { timeout: 4 * SEEN_WITHIN_MS }).toBeGreaterThanOrEqual(2);

    await context.setOffline(false);
    const path = await page.getByTestId('share-link').getAttribute('href', { timeout: 20_000 });
    await page.getByTestId('share-stop').click();
    const session = await ended(path!.split('/').at(-1)!);
    const seqs = session.tracks.flatMap(({ timeline }) => timeline.map(({ seq }) => seq)).sort((a, b) => a - b);
    expect(seqs.length).toBeGreaterThanOrEqual(2);
    expect(seqs).toEqual(seqs.map((_, index) => index));
  });
});

/** The session, once everything was sent and it is ended. */
async function ended(id: string): Promise<SessionDetail> {
  await expect.poll(async () => (await api().getSession(id)).endedAt, { timeout: SEEN_WITHIN_MS }).not.toBeNull();
  return api().getSession(id);
}

async function openShare(page: Page): Promise<void> {
  await page.getByTestId('share').click();
  await page.getByTestId('share-confirm').click();
}

/** @returns the path of the shared page */
async function share(page: Page): Promise<string> {
  await openShare(page);
  return (await page.getByTestId('share-link').getAttribute('href'))!;
}
