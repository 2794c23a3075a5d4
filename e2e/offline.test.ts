import { launchChromium } from '@howifeel/tools/browser';
import { expect, inject, test } from 'vitest';
import { waitForEmotion } from './support/live-page.ts';

test('after one visit everything goes on without a network: the page, the networks, the demo', async () => {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ baseURL: inject('url') });
    const page = await context.newPage();
    await page.goto('/?backend=wasm');
    await page.getByTestId('try-demo').click();
    await waitForEmotion(page, 'happy');
    // The service worker has taken over, and knows the models: the list, and the one that was used.
    const knownModels = () =>
      page.evaluate(async () => {
        const isThere = navigator.serviceWorker.controller?.state === 'activated';
        return isThere ? (await (await caches.open('howifeel-models')).keys()).length : 0;
      });
    await expect.poll(knownModels, { timeout: 60_000 }).toBe(2);

    await context.setOffline(true);
    await page.reload();
    await page.getByTestId('try-demo').click();
    await waitForEmotion(page, 'happy');
    await page.getByRole('link', { name: 'About' }).first().click();
    await page.getByRole('heading', { name: 'What the law says' }).waitFor();
    expect(await page.getByTestId('error').count()).toBe(0);
  } finally {
    await browser.close();
  }
});
