import { inject } from 'vitest';
import type { EmotionName } from '@howifeel/fer-data';
import { EMOTION_NAMES } from '@howifeel/fer-data';
import { launchChromium } from '@howifeel/tools/browser';
import type { BrowserContext, Page } from 'playwright-core';

export interface LiveOptions {
  /** A clip for the camera; without it there is no camera. */
  camera?: string;
  backend: 'webgl' | 'wasm';
}

/**
 * Opens the live page in a browser of its own and hands it to `work`; whatever happens, the browser is closed, and an
 * exception in the page or a request to another site fails the test.
 */
export async function withLivePage(
  { camera, backend }: LiveOptions,
  work: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const url = inject('url');
  const browser = await launchChromium(camera === undefined ? {} : { camera });
  try {
    // Without service worker: what a test replaces on the way must not come from a cache.
    const context = await browser.newContext({ baseURL: url, permissions: ['camera'], serviceWorkers: 'block' });
    const accidents: string[] = [];
    context.on('weberror', (error) => accidents.push(String(error.error())));
    context.on('request', (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(url)) accidents.push(`left: ${request.url()}`);
    });
    const page = await context.newPage();
    await page.goto(`/?backend=${backend}`);
    await work(page, context);
    if (accidents.length > 0) throw new Error(`The page had accidents:\n${accidents.join('\n')}`);
  } finally {
    await browser.close();
  }
}

/** Agrees to the camera and waits for the first face. */
export async function startCamera(page: Page): Promise<void> {
  await page.getByTestId('use-camera').click();
  await page.getByTestId('consent-accept').click();
  await page.getByTestId('face').first().waitFor({ timeout: 120_000 });
}

/** Waits until the page names this emotion as the leading one. */
export async function waitForEmotion(page: Page, emotion: EmotionName): Promise<void> {
  await page.locator(`[data-testid=leading-emotion][data-emotion=${emotion}]`).waitFor({ timeout: 60_000 });
}

/** The seven bars, as fractions. */
export async function readBars(page: Page): Promise<number[]> {
  const percents = await Promise.all(
    EMOTION_NAMES.map((name) => page.getByTestId(`bar-${name}`).getAttribute('aria-valuenow')),
  );
  return percents.map((percent) => Number(percent) / 100);
}

/** The seven shares of a shared session's page. */
export async function readDistribution(page: Page): Promise<number[]> {
  const shares = await Promise.all(
    EMOTION_NAMES.map((name) => page.getByTestId(`distribution-${name}`).getAttribute('data-value')),
  );
  return shares.map(Number);
}
