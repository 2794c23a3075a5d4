/**
 * The product for ten minutes: client and API as `npm start` serves them, in headless Chromium, a synthetic camera before
 * which faces come and go. A few times a minute: tensors and GPU bytes of the networks, and the JavaScript values in the
 * heaps of the page and its worker after a garbage collection, and the code that V8 has compiled. Fails where one of them
 * grows. Beside it the longest tasks of the page's main thread, from its first moment to the first face and from then on.
 *
 *   npm run bench -- soak [--minutes 10] [--backend webgl]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchChromium } from '../browser/launch-chromium.ts';
import { readMeanFace, writeCameraClip } from '../camera/index.ts';
import { buildWeb } from '../product/build-web.ts';
import { startProduct } from '../product/start-product.ts';
import { judge, type Sample } from './soak/judge.ts';
import { watchHeaps } from './soak/watch-heaps.ts';
import { watchLongTasks, type LongTask } from './soak/watch-long-tasks.ts';
import { reportRows } from './support/report-rows.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '10' }, backend: { type: 'string', default: 'webgl' } },
});
const minutes = Number(values.minutes);
if (!(minutes >= 5)) throw new Error(`--minutes is ${values.minutes}; give 5 or more: growth does not show in less.`);

/** A snapshot of both heaps stops the page for half a second. */
const EVERY_MS = 15_000;

/** The page shows the last minute, so it grows until there is one; and the first faces load what comes later. */
const SETTLING_SECONDS = 60;

/** Nobody presses the button before having seen the page. */
const READING_MS = 1500;

/** The main thread should answer within this time. */
const LONGEST_TASK_MS = 100;

const folder = await mkdtemp(join(tmpdir(), 'howifeel-soak-'));
buildWeb();
const product = await startProduct({ persistTo: folder, log: console.error });
try {
  const camera = join(folder, 'camera.y4m');
  const [happy, sad, surprise] = (['happy', 'sad', 'surprise'] as const).map(readMeanFace);
  await writeCameraClip(camera, [happy!, happy!, sad!, sad!, surprise!, null, null]);
  const browser = await launchChromium({ camera });
  try {
    const context = await browser.newContext({ baseURL: product.url, permissions: ['camera'] });
    const page = await context.newPage();
    const takeLongTasks = await watchLongTasks(page);
    await page.goto(`/?backend=${values.backend}`);
    await sleep(READING_MS);
    await page.getByTestId('use-camera').click();
    await page.getByTestId('consent-accept').click();
    await page.getByTestId('face').first().waitFor({ timeout: 120_000 });
    const warmUp = await takeLongTasks();
    await page.getByTestId('hud').evaluate((panel) => ((panel as HTMLDetailsElement).open = true));
    await page.getByTestId('memory').waitFor();

    const samples: Sample[] = [];
    const steady: LongTask[] = [];
    const readHeaps = await watchHeaps(page);
    const begin = performance.now();
    while (performance.now() - begin < minutes * 60_000) {
      await sleep(EVERY_MS);
      steady.push(...(await takeLongTasks()));
      const seconds = Math.round((performance.now() - begin) / 1000);
      const heaps = await readHeaps();
      samples.push({
        seconds,
        ...(await readPanel(page)),
        pageHeap: heaps.page.values,
        workerHeap: heaps.workers.values,
        pageCode: heaps.page.code,
        workerCode: heaps.workers.code,
      });
      // A snapshot takes a task of its own, which is the benchmark's.
      await takeLongTasks();
    }

    const counted = samples.filter(({ seconds }) => seconds > SETTLING_SECONDS);
    console.table(samples.filter((_, index) => index % Math.ceil(samples.length / 20) === 0));
    const verdicts = judge(counted);
    const tasks = { 'until the first face': warmUp, 'from then on': steady };
    console.table(
      Object.entries(tasks).map(([when, found]) => ({
        when,
        longestTaskMs: longest(found),
        tasksFrom50Ms: found.length,
        holds: longest(found) <= LONGEST_TASK_MS,
      })),
    );
    const rows = verdicts.map((verdict) => ({
      ...verdict,
      backend: values.backend,
      minutes,
      longestTaskWarmUpMs: longest(warmUp),
      longestTaskSteadyMs: longest(steady),
    }));
    reportRows('soak', rows, [`Chromium ${browser.version()}`, await readRenderer(page)]);
    const growing = verdicts.filter(({ flat }) => flat === 'no').map(({ what }) => what);
    if (growing.length > 0) throw new Error(`Not flat over ${minutes} minutes: ${growing.join(', ')}.`);
  } finally {
    await browser.close();
  }
} finally {
  await product.stop();
  await rm(folder, { recursive: true, force: true });
}

/** What the page's own panel says of the networks. */
async function readPanel(
  page: Page,
): Promise<Pick<Sample, 'tensors' | 'tensorBytes' | 'gpuBytes' | 'framesPerSecond'>> {
  const { tensors, bytes, gpuBytes } = await page
    .getByTestId('memory')
    .evaluate((element) => ({ ...(element as HTMLElement).dataset }));
  const speed = await page.getByTestId('hud').locator('summary').innerText();
  return {
    tensors: Number(tensors),
    tensorBytes: Number(bytes),
    gpuBytes: gpuBytes === undefined ? null : Number(gpuBytes),
    framesPerSecond: Number.parseFloat(speed),
  };
}

/** Names what computes WebGL. */
function readRenderer(page: Page): Promise<string> {
  return page.evaluate(() => {
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
    const info = gl?.getExtension('WEBGL_debug_renderer_info');
    return info ? String(gl!.getParameter(info.UNMASKED_RENDERER_WEBGL)) : 'no WebGL';
  });
}

function longest(tasks: readonly LongTask[]): number {
  return Math.round(Math.max(0, ...tasks.map(({ ms }) => ms)));
}
