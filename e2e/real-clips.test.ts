import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBars, startCamera, withLivePage } from './support/live-page.ts';
import { writeRealClip } from './support/write-real-clip.ts';

/** Clips of people, which are not part of the product: see the README beside them. */
const MEDIA = join(import.meta.dirname, '../../shared/media/pyfeat');
const there = existsSync(MEDIA);
if (!there) console.log(`skipped: the camera with real clips, for there are none at ../shared/media/pyfeat`);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'howifeel-real-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.runIf(there)('a person before the camera: one face, and seven probabilities', async () => {
  const camera = join(folder, 'person.mjpeg');
  await writeRealClip(camera, join(MEDIA, 'single_face.mp4'));
  await withLivePage({ camera, backend: 'wasm' }, async (page) => {
    await startCamera(page);
    for (let i = 0; i < 5; i++) {
      expect(await page.getByTestId('face').count()).toBe(1);
      const sum = (await readBars(page)).reduce((total, value) => total + value, 0);
      expect(sum).toBeCloseTo(1, 1);
      await sleep(500);
    }
  });
});

test.runIf(there)('nobody before the camera: no face, and no reading', async () => {
  const camera = join(folder, 'nobody.mjpeg');
  await writeRealClip(camera, join(MEDIA, 'no_face.mp4'));
  await withLivePage({ camera, backend: 'wasm' }, async (page) => {
    await page.getByTestId('use-camera').click();
    await page.getByTestId('consent-accept').click();
    await page.getByTestId('backend').waitFor({ state: 'attached', timeout: 60_000 });
    for (let i = 0; i < 10; i++) {
      expect(await page.getByTestId('face').count()).toBe(0);
      await sleep(500);
    }
  });
});
