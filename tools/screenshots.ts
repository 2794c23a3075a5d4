/**
 * `npm run screenshots`: pictures of every page, desktop and phone, light and dark, from the product as it is, into
 * apps/web/screenshots/. The README shows some. `npm run screenshots -- live` makes only those whose name has 'live'.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './browser/launch-chromium.ts';
import { buildWeb } from './product/build-web.ts';
import { startProduct } from './product/start-product.ts';
import { seedSessions } from './screenshots/seed-sessions.ts';

const FOLDER = join(import.meta.dirname, '../apps/web/screenshots');

const SCREENS = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} satisfies Record<string, BrowserContextOptions>;

const SCHEMES = ['light', 'dark'] as const;

/** How long the demo runs before its picture is taken, so that the last minute has something to show, in ms. */
const SEEN_MS = 30_000;

const PAGES: Record<string, (page: Page) => Promise<void>> = {
  async landing(page) {
    await page.goto('/');
    await page.getByTestId('try-demo').waitFor();
    await sleep(1500);
  },
  live: openDemo,
  async session(page) {
    await openDemo(page);
    await page.getByTestId('share').click();
    await page.getByTestId('share-confirm').click();
    const link = await page.getByTestId('share-link').getAttribute('href');
    await sleep(SEEN_MS);
    await page.goto(link!);
    await page.getByTestId('distribution-happy').waitFor();
    await sleep(1000);
  },
  results: (page) => open(page, '/results'),
  models: (page) => open(page, '/models'),
  async measured(page) {
    await open(page, '/models');
    const student = page.getByTestId('model-student');
    await student.locator('summary').click();
    await page.getByTestId('measured-student').waitFor();
    await student.evaluate((element) => element.scrollIntoView());
    await sleep(500);
  },
  about: (page) => open(page, '/about'),
};

const wanted = process.argv.slice(2);
buildWeb();

await mkdir(FOLDER, { recursive: true });
const persistTo = await mkdtemp(join(tmpdir(), 'howifeel-screenshots-'));
const product = await startProduct({ persistTo, log: console.log });
try {
  await seedSessions(product.url);
  const browser = await launchChromium();
  for (const [page, open] of Object.entries(PAGES)) {
    for (const [screen, options] of Object.entries(SCREENS)) {
      for (const colorScheme of SCHEMES) {
        const name = `${page}-${screen}-${colorScheme}`;
        if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
        await take(browser, { ...options, colorScheme, baseURL: product.url }, open, join(FOLDER, `${name}.png`));
        console.log(name);
      }
    }
  }
  await browser.close();
} finally {
  await product.stop();
  await rm(persistTo, { recursive: true, force: true });
}

async function take(
  browser: Browser,
  options: BrowserContextOptions,
  open: (page: Page) => Promise<void>,
  path: string,
): Promise<void> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await open(page);
    await page.screenshot({ path });
  } finally {
    await context.close();
  }
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
}

/** The demo, at a moment when the smiling mean face is seen. */
async function openDemo(page: Page): Promise<void> {
  await page.goto('/?backend=wasm');
  await page.getByTestId('try-demo').click();
  await page.getByTestId('face').waitFor({ timeout: 60_000 });
  await sleep(SEEN_MS);
  await page.locator('[data-testid=leading-emotion][data-emotion=happy]').waitFor({ timeout: 60_000 });
  await sleep(1500);
}
