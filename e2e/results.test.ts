import { readFile } from 'node:fs/promises';
import { createApiClient } from '@howifeel/edge-api/contract';
import { launchChromium } from '@howifeel/tools/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { readDistribution, withLivePage } from './support/live-page.ts';
import { sharePublic } from './support/share-public.ts';

const api = () => createApiClient({ baseUrl: inject('url') });
const shared: { id: string; writeToken: string }[] = [];
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  shared.push(
    await sharePublic(inject('url'), { title: 'A film', emotion: 'happy', daysAgo: 0 }),
    await sharePublic(inject('url'), { title: 'The news', emotion: 'sad', daysAgo: 3 }),
    await sharePublic(inject('url'), { title: 'A walk', emotion: 'sad', daysAgo: 5 }),
  );
  // Totals are worked out once a minute: another test may have asked for them a moment ago.
  const counted = async () => expect((await api().getStats()).sessions).toBe(shared.length);
  await vi.waitFor(counted, { timeout: 70_000, interval: 1000 });
}, 90_000);
afterAll(async () => {
  for (const { id, writeToken } of shared) await api().deleteSession(id, writeToken);
  await browser.close();
});

/** A visitor without a past; `prepare` may answer requests in the server's place. */
async function visit(path: string, work: (page: Page) => Promise<void>, prepare?: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ baseURL: inject('url'), serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await prepare?.(page);
    await page.goto(path);
    await work(page);
  } finally {
    await context.close();
  }
}

const titles = (page: Page) => page.locator('[data-testid=public-sessions] strong').allTextContents();

test('the dashboard shows what the server counted, as charts and as a table, and the lists follow the filters', async () => {
  await visit('/results', async (page) => {
    await page.getByText('A walk').waitFor();
    const stats = await api().getStats();
    expect(await page.title()).toBe('Results – HowIFeel');
    expect(await page.getByTestId('total-sessions').textContent()).toBe(String(stats.sessions));
    for (const [i, share] of (await readDistribution(page)).entries()) {
      expect(share, `share ${i}`).toBeCloseTo(stats.distribution![i]!, 3);
    }

    const days = page.getByRole('figure', { name: 'Sessions and expressions by day' });
    expect(await days.locator('canvas').count()).toBe(1);
    await days.getByText('As a table').click();
    expect(await days.locator('tbody tr').count()).toBe(stats.byDay.length);
    expect(await days.locator('tbody tr').last().textContent()).toContain('70');

    expect(await titles(page)).toEqual(['A film', 'The news', 'A walk']);
    await page.getByTestId('filter-expression').selectOption('sad');
    expect(await titles(page)).toEqual(['The news', 'A walk']);
    await page.getByTestId('filter-period').selectOption('day');
    await page.getByText('None of those shown is mostly that').waitFor();
    await page.getByTestId('filter-expression').selectOption('');
    expect(await titles(page)).toEqual(['A film']);
    await expect.poll(() => page.getByTestId('total-sessions').textContent()).toBe('1');

    await page.getByText('A film').click();
    await page.getByTestId('distribution-happy').waitFor();
    expect(await page.title()).toBe('A film – HowIFeel');
    const timeline = page.getByRole('figure', { name: /over time/ });
    await timeline.getByText('As a table').click();
    expect(await timeline.locator('tbody tr').count()).toBe(12);
  });
});

test('a device lists what it shared, reads and exports it though it is private, and deletes it', async () => {
  await withLivePage({ backend: 'wasm' }, async (page) => {
    await page.getByTestId('try-demo').click();
    await page.getByTestId('face').waitFor({ timeout: 60_000 });
    await page.getByTestId('share').click();
    await page.getByLabel('Title').fill('Only mine');
    await page.getByText('Only this device').click();
    await page.getByTestId('share-confirm').click();
    const path = (await page.getByTestId('share-link').getAttribute('href'))!;
    const id = path.split('/').at(-1)!;
    await page.locator('[data-testid=share-state][data-waiting="0"]').waitFor();
    await page.waitForTimeout(6000);
    await page.getByTestId('share-stop').click();
    await page.locator('[data-testid=share-state][data-state=ended]').waitFor();

    await visit(path, (stranger) => stranger.getByTestId('session-gone').waitFor());
    await page.goto('/results');
    await page.getByTestId('own-session').filter({ hasText: 'Only mine' }).click();
    await page.getByTestId('distribution-happy').waitFor();
    const download = page.waitForEvent('download');
    await page.getByText('Download CSV').click();
    const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n');
    expect(lines[0]).toContain('happy');
    expect(lines.length).toBeGreaterThan(1);

    await page.goto('/results');
    await page.getByTestId('own-delete').click();
    await page.getByTestId('own-delete-confirm').click();
    await page.getByTestId('own-session').waitFor({ state: 'detached' });
    await page.goto(path);
    await page.getByTestId('session-gone').waitFor();
    await expect(api().getSession(id)).rejects.toMatchObject({ status: 404 });
  });
});

test('while nothing is there the page invites, and when nothing comes it says so and tries again', async () => {
  const empty = { sessions: 0, samples: 0, frames: 0, distribution: null, byDay: [], byModel: [] };
  await visit(
    '/results',
    (page) => page.getByText('Nothing is public yet').waitFor(),
    async (page) => {
      await page.route('**/api/stats*', (route) => route.fulfill({ json: empty }));
      await page.route('**/api/sessions*', (route) => route.fulfill({ json: { sessions: [], next: null } }));
    },
  );
  await visit(
    '/results',
    async (page) => {
      await page.getByTestId('error').first().waitFor();
      expect(await page.getByTestId('error').count(), 'one trouble is told once').toBe(1);
      await page.unrouteAll();
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('A walk').waitFor();
      expect(await page.getByTestId('total-sessions').count()).toBe(1);
      expect(await page.getByTestId('error').count()).toBe(0);
    },
    async (page) => {
      await page.route('**/api/*', (route) => route.abort());
    },
  );
});

test.for(['/', '/file', '/results', `/s/${'0'.repeat(32)}`, '/models', '/about', '/no/such/page', '/sw.js'])(
  '%s comes with what keeps other sites, frames and devices out',
  async (path) => {
    const { headers, status } = await fetch(inject('url') + path);
    expect(status).toBe(200);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('camera=(self), microphone=()');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  },
);

test('a program of the client that is gone is not there, rather than a page that a browser keeps under its name', async () => {
  const { headers, status } = await fetch(`${inject('url')}/assets/models-page-gone.js`);
  expect(status).toBe(404);
  expect(headers.get('cache-control')).toBe('no-store');
});
