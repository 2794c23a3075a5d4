import { exports } from 'cloudflare:workers';
import { expect, it } from 'vitest';

it('says that the service is up and its database migrated', async () => {
  const response = await exports.default.fetch('https://test/api/health');
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'ok', models: 0 });
});
