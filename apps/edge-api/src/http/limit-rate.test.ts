import { beforeAll, describe, expect, it } from 'vitest';
import { beginSession, makeSample, MODEL_ID, publishSessionModel } from '../../test/begin-session.ts';
import { request } from '../../test/client.ts';
import { CONSENT_VERSION, errorSchema } from '../contract/index.ts';
import { networkOf } from './limit-rate.ts';
import { MAX_WRITES_PER_MINUTE } from './limit-writes.ts';

beforeAll(publishSessionModel);

/** Sends until it is refused; the counting starts anew at full minutes, which may fall into the test. */
async function sendUntilRefused(send: () => Promise<Response>, most: number): Promise<Response> {
  for (let n = 0; n < 2 * most; n++) {
    const response = await send();
    if (response.status >= 400) return response;
    await response.body?.cancel();
  }
  throw new Error(`${2 * most} requests were let through.`);
}

const post = (path: string, body: unknown, headers: Record<string, string>) =>
  request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('too many requests', () => {
  it('to begin sessions are refused to one network, and to no other', async () => {
    const session = { consentVersion: CONSENT_VERSION, modelId: MODEL_ID, detector: 'blazeface-short-range' };
    const begin = (address: string) => post('/api/sessions', session, { 'cf-connecting-ip': address });
    const refused = await sendUntilRefused(() => begin('203.0.113.1'), 5);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(errorSchema.parse(await refused.json()).error.code).toBe('too_many_requests');
    expect((await begin('203.0.113.2')).status).toBe(201);
  });

  it('to add samples are refused to one session, and to no other', async () => {
    const [one, other] = [await beginSession(), await beginSession()];
    const add = ({ id, writeToken }: typeof one) =>
      post(`/api/sessions/${id}/samples`, { samples: [makeSample(0, 1)] }, { authorization: `Bearer ${writeToken}` });
    expect((await sendUntilRefused(() => add(one), MAX_WRITES_PER_MINUTE)).status).toBe(429);
    expect((await add(other)).status).toBe(200);
  });

  it.each(['/api/stats', '/api/sessions'])('of %s are refused', async (path) => {
    const read = () => request(path, { headers: { 'cf-connecting-ip': `2001:db8:0:1::${path.length}` } });
    expect((await sendUntilRefused(read, 5)).status).toBe(429);
  });

  it.each(['', '/export.json', '/export.csv'])('to read a session (%s) are refused', async (format) => {
    const { id } = await beginSession();
    const path = `/api/sessions/${id}${format}`;
    const read = () => request(path, { headers: { 'cf-connecting-ip': `203.0.113.${20 + format.length}` } });
    expect((await sendUntilRefused(read, 5)).status).toBe(429);
  });
});

it.each([
  [undefined, undefined],
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8:1:2:3::', '2001:db8:1:2'],
  ['::1', '0:0:0:0'],
])('counts %s as the network %s', (address, network) => expect(networkOf(address)).toBe(network));
