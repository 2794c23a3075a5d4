import { createApiClient } from '@howifeel/edge-api/contract';
import { launchChromium } from '@howifeel/tools/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findBarriers } from './support/find-barriers.ts';
import { sharePublic } from './support/share-public.ts';

let browser: Browser;
let session: { id: string; writeToken: string };

beforeAll(async () => {
  browser = await launchChromium();
  session = await sharePublic(inject('url'), {
    title: 'A_title_that_nothing_breaks_and_that_is_as_long_as_one_is_allowed_to_be',
    emotion: 'happy',
    daysAgo: 0,
  });
});
afterAll(async () => {
  await createApiClient({ baseUrl: inject('url') }).deleteSession(session.id, session.writeToken);
  await browser.close();
});

const PAGES = ['/', '/file', '/results', '/s/:id', '/s/gone', '/models', '/about', '/no/such/page', '/api/docs'];

/** The phone is the narrowest that must do without sideways scrolling (WCAG 2.2, 1.4.10). */
const VIEWPORTS = { desktop: { width: 1280, height: 800 }, phone: { width: 320, height: 640 } };

test.for(PAGES.flatMap((path) => (['light', 'dark'] as const).map((colorScheme) => ({ path, colorScheme }))))(
  '$path has no barriers in $colorScheme, everything opened',
  async ({ path, colorScheme }) => {
    const context = await browser.newContext({ baseURL: inject('url'), colorScheme, serviceWorkers: 'block' });
    try {
      const page = await context.newPage();
      await page.goto(path.replace(':id', session.id));
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      for (const summary of await page.locator('summary').all()) await summary.click();
      await page.waitForLoadState('networkidle');
      for (const [device, viewport] of Object.entries(VIEWPORTS)) {
        await page.setViewportSize(viewport);
        expect(await findBarriers(page), device).toEqual([]);
        await expect.poll(() => widthBeyondScreen(page), { message: device }).toBe(0);
      }
    } finally {
      await context.close();
    }
  },
);

test('the live page has none while it asks, while it reads and while it shares, light and dark', async () => {
  const context = await browser.newContext({ baseURL: inject('url'), serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    const expectNoBarriers = async (moment: string) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(endOfTransitions);
        expect(await findBarriers(page), `${moment}, ${colorScheme}`).toEqual([]);
      }
    };
    await page.goto('/?backend=wasm');
    await page.getByTestId('use-camera').click();
    await page.getByTestId('consent-accept').waitFor();
    await expectNoBarriers('asking');
    await page.keyboard.press('Escape');
    await page.getByTestId('try-demo').click();
    await page.getByTestId('face').waitFor({ timeout: 60_000 });
    await expectNoBarriers('reading');
    await page.getByTestId('share').click();
    await page.getByTestId('share-confirm').waitFor();
    await expectNoBarriers('sharing');
  } finally {
    await context.close();
  }
});

test('who skips to the content is there', async () => {
  const context = await browser.newContext({ baseURL: inject('url'), serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.goto('/file');
    await page.locator('h1').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('main');
  } finally {
    await context.close();
  }
});

/** Pixels by which the page can be pushed sideways. */
function widthBeyondScreen(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Colours on their way from one theme to the other have neither's contrast. */
async function endOfTransitions(): Promise<void> {
  const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(transitions.map(({ finished }) => finished));
}
