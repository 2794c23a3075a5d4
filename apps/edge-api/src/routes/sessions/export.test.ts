import { beforeAll, expect, it } from 'vitest';
import { beginSession, makeSample, publishSessionModel } from '../../../test/begin-session.ts';
import { api, request } from '../../../test/client.ts';

beforeAll(publishSessionModel);

it('exports a session as CSV, one line a sample', async () => {
  const startedAt = Date.now() - 60_000;
  const { id, writeToken } = await beginSession({ startedAt, title: '=cmd()' });
  await api.postSamples(id, writeToken, [makeSample(0, 3), makeSample(1, 6)]);

  const response = await request(`/api/sessions/${id}/export.csv`);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="howifeel-${id}.csv"`);
  expect((await response.text()).split('\r\n')).toEqual([
    'time,seq,track,offset_ms,frames,angry,disgust,fear,happy,neutral,sad,surprise',
    `${new Date(startedAt).toISOString()},0,0,0,100,0.05,0.05,0.05,0.7,0.05,0.05,0.05`,
    `${new Date(startedAt + 5000).toISOString()},1,0,5000,100,0.05,0.05,0.05,0.05,0.05,0.05,0.7`,
    '',
  ]);
});

it('exports as JSON what the session page shows', async () => {
  const { id, writeToken } = await beginSession();
  await api.postSamples(id, writeToken, [makeSample(0, 3)]);
  const response = await request(`/api/sessions/${id}/export.json`);
  expect(await response.json()).toEqual(await api.getSession(id));
});

it.each(['csv', 'json'])('sends a %s again only when the session has changed', async (kind) => {
  const { id, writeToken } = await beginSession();
  const path = `/api/sessions/${id}/export.${kind}`;
  const etag = (await request(path)).headers.get('etag') ?? '';
  expect((await request(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
  await api.postSamples(id, writeToken, [makeSample(0, 3)]);
  expect((await request(path, { headers: { 'if-none-match': etag } })).status).toBe(200);
});

it('exports private sessions to their owner only', async () => {
  const { id, writeToken } = await beginSession({ visibility: 'private' });
  const path = `/api/sessions/${id}/export.csv`;
  expect((await request(path)).status).toBe(404);
  expect((await request(path, { headers: { authorization: `Bearer ${writeToken}` } })).status).toBe(200);
});
