import { createApiClient } from '@howifeel/edge-api/contract';
import { launchChromium } from '@howifeel/tools/browser';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findBarriers } from './support/find-barriers.ts';
import { sharePublic } from './support/share-public.ts';

let browser: Browser;
let session: { id: string; writeToken: string };

beforeAll(async () => {
  browser = await launchChromium();
  session = await sharePublic(inject('url'), { title: 'A film', emotion: 'happy', daysAgo: 0 });
});
afterAll(async () => {
  await createApiClient({ baseUrl: inject('url') }).deleteSession(session.id, session.writeToken);
  await browser.close();
});

const PAGES = ['/', '/file', '/results', '/s/:id', '/s/gone', '/models', '/about', '/no/such/page', '/api/docs'];

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
      expect(await findBarriers(page)).toEqual([]);
    } finally {
      await context.close();
    }
  },
);

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
