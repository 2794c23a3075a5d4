import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { withLivePage } from './support/live-page.ts';

const DAMAGES = [
  {
    name: 'a shard with one flipped bit',
    path: '**/blobs/*',
    code: 'shard-corrupt',
    says: /SHA-256|damaged|hash/i,
    async answer(route: Route) {
      const response = await route.fetch();
      const body = await response.body();
      body[body.length >> 1]! ^= 1;
      await route.fulfill({ response, body });
    },
  },
  {
    name: 'a shard that is not there',
    path: '**/blobs/*',
    code: 'shard-missing',
    says: /404/,
    answer: (route: Route) => route.fulfill({ status: 404, body: '' }),
  },
  {
    name: 'a manifest of a newer version',
    path: '**/api/models/*',
    code: 'manifest_too_new',
    says: /version 99/,
    async answer(route: Route) {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), schemaVersion: 99 } });
    },
  },
];

test.for(DAMAGES)('$name: a clear message, no prediction, and recovery', async ({ path, code, says, answer }) => {
  await withLivePage({ backend: 'wasm' }, async (page) => {
    await page.route(path, answer);
    await page.getByTestId('try-demo').click();
    const error = page.getByTestId('error');
    await error.waitFor({ timeout: 60_000 });
    expect(await error.getAttribute('data-code')).toBe(code);
    expect(await error.innerText()).toMatch(says);
    await expectNoPrediction(page);

    await page.unroute(path);
    await page.getByTestId('retry').click();
    await page.getByTestId('face').waitFor({ timeout: 60_000 });
  });
});

async function expectNoPrediction(page: Page): Promise<void> {
  for (const id of ['face', 'leading-emotion', 'bar-happy']) expect(await page.getByTestId(id).count(), id).toBe(0);
}
