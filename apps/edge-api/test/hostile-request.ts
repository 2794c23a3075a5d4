import fc from 'fast-check';
import { CONSENT_VERSION, LIVE_PROTOCOL, MAX_JSON_BYTES } from '../src/contract/index.ts';
import { makeSample, MODEL_ID } from './begin-session.ts';

/** A request of somebody who means harm, or of a broken program. */
export interface HostileRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | null;
}

/** What an attacker may have in hand; none of it is authority over any of the sessions or models aimed at. */
export interface Loot {
  /** Ids of other people's sessions. */
  sessions: readonly string[];
  /** The name of a blob. */
  sha256: string;
  /** Tokens of other sessions, expired and forged ones. */
  tokens: readonly string[];
  /** A manifest that could be published. */
  manifest: object;
}

const SQL = [
  `'; drop table samples; --`,
  `" or ""="`,
  `1) or 1=1 --`,
  `\\'; delete from sessions where ''='`,
  `x' union select hash from publish_tokens --`,
  `%00' or randomblob(1e9)`,
];

const wrong = fc.oneof(
  fc.constantFrom<unknown>(
    ...SQL,
    '',
    null,
    true,
    -1,
    0.5,
    1e308,
    -0,
    2 ** 53,
    [],
    {},
    '\u0000',
    '\ud800',
    '__proto__',
  ),
  fc.double(),
  fc.integer(),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A good body of which one field, at the top or below, holds something else, or which has a field more. */
function spoiled(good: Record<string, unknown>): fc.Arbitrary<unknown> {
  const fields = Object.keys(good);
  return fc.oneof(
    fc.constant(good),
    fc.tuple(fc.constantFrom(...fields), wrong).map(([field, value]) => ({ ...good, [field]: value })),
    fc.tuple(fc.string({ maxLength: 20 }), wrong).map(([field, value]) => ({ ...good, [field]: value })),
    fc
      .constantFrom(...fields)
      .map((gone) => Object.fromEntries(Object.entries(good).filter(([name]) => name !== gone))),
  );
}

function bodies(good: fc.Arbitrary<unknown>): fc.Arbitrary<HostileRequest['body']> {
  const text = good.map((value) => JSON.stringify(value) ?? 'undefined');
  return fc.oneof(
    { weight: 6, arbitrary: text },
    { weight: 1, arbitrary: text.map((json) => json.replace(/\d+/, 'NaN')) },
    { weight: 1, arbitrary: text.map((json) => json.replace(/\d+/, '-1e999')) },
    { weight: 1, arbitrary: text.map((json) => json.slice(0, json.length / 2)) },
    {
      weight: 1,
      arbitrary: text.map((json) => new TextEncoder().encode(json).map((byte, n) => (n % 7 ? byte : 0xff))),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 500 }).map((bytes) => Uint8Array.from(bytes)) },
    { weight: 1, arbitrary: fc.constantFrom('x'.repeat(MAX_JSON_BYTES + 1), '['.repeat(20_000), '"', 'null') },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

/** Any such request. */
export function hostileRequest({ sessions, sha256, tokens, manifest }: Loot): fc.Arbitrary<HostileRequest> {
  const part = fc
    .oneof(
      fc.constantFrom(...SQL, '..', '%2e%2e', '%', '%ff', '0'.repeat(32)),
      fc.string({ unit: 'binary', maxLength: 40 }),
    )
    .map((text) => (text.startsWith('%') ? text : encodeURIComponent(text.toWellFormed())));
  const mostly = (...known: string[]) =>
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: part });
  const session = mostly(...sessions);
  const sample = spoiled({ ...makeSample(3, 2) });
  const patchSession = spoiled({ title: 'Mine now', visibility: 'private', ended: true });

  const route = (method: string, path: fc.Arbitrary<string>, body: fc.Arbitrary<unknown> = fc.constant({})) =>
    fc.record({ method: fc.constant(method), path, body: method === 'GET' ? fc.constant(null) : bodies(body) });
  const query = fc
    .tuple(fc.constantFrom('cursor', 'limit', 'model', 'from', 'to', 'after', 'retired', 'replace', 'x'), part)
    .map(([name, value]) => `?${name}=${value}`);
  const withQuery = (path: fc.Arbitrary<string>) =>
    fc.tuple(path, fc.option(query, { nil: '' })).map((two) => two.join(''));

  const routes = fc.oneof(
    route(
      'POST',
      session.map((id) => `/api/sessions/${id}/samples`),
      fc.oneof(
        fc.array(sample, { maxLength: 4 }).map((samples) => ({ samples })),
        wrong.map((samples) => ({ samples })),
      ),
    ),
    route(
      'POST',
      fc.constant('/api/sessions'),
      spoiled({
        consentVersion: CONSENT_VERSION,
        modelId: MODEL_ID,
        detector: 'blazeface-short-range',
        title: 'x',
        visibility: 'link',
        writeToken: 'e'.repeat(64),
      }),
    ),
    route(
      'PATCH',
      session.map((id) => `/api/sessions/${id}`),
      patchSession,
    ),
    route(
      'DELETE',
      session.map((id) => `/api/sessions/${id}`),
    ),
    route('PUT', withQuery(mostly(MODEL_ID, 'another').map((id) => `/api/models/${id}`)), spoiled({ ...manifest })),
    route(
      'PATCH',
      mostly(MODEL_ID).map((id) => `/api/models/${id}`),
      spoiled({ default: true, retired: true }),
    ),
    route(
      'PUT',
      mostly(sha256, 'f'.repeat(64)).map((name) => `/api/blobs/${name}`),
    ),
    route(
      'GET',
      withQuery(
        fc.oneof(
          fc.constantFrom('/api/sessions', '/api/stats', '/api/models', '/api/log', '/api/health'),
          session.map((id) => `/api/sessions/${id}`),
          session.map((id) => `/api/sessions/${id}/live`),
          session.map((id) => `/api/sessions/${id}/export.csv`),
          mostly(sha256).map((name) => `/blobs/${name}`),
          mostly(MODEL_ID).map((id) => `/api/models/${id}`),
          part.map((text) => `/api/${text}`),
        ),
      ),
    ),
    route(
      'OPTIONS',
      session.map((id) => `/api/sessions/${id}`),
    ),
  );

  const printable = fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).map((text) => text.trim());
  const headers = fc.record(
    {
      authorization: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...tokens).map((token) => `Bearer ${token}`) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('Bearer', 'Basic eDp4', `Bearer ${'a'.repeat(5000)}`, `Bearer ' or 1=1`),
        },
        { weight: 1, arbitrary: printable },
      ),
      'content-type': fc.oneof(
        { weight: 8, arbitrary: fc.constant('application/json') },
        { weight: 1, arbitrary: printable },
      ),
      range: fc.constantFrom(
        'bytes=-1',
        'bytes=9-1',
        'bytes=9999-',
        'bytes=0-99999999999999999999',
        'pages=1',
        'bytes=a-b',
      ),
      'if-none-match': printable,
      origin: fc.constantFrom('null', 'https://other.test', 'no address'),
      'sec-websocket-protocol': fc.constantFrom(LIVE_PROTOCOL, `${LIVE_PROTOCOL}, token.' or 1=1`, ',,,'),
    },
    { requiredKeys: ['content-type'] },
  );
  return fc.tuple(routes, headers, fc.boolean()).map(([request, sent, upgrade]) => ({
    ...request,
    // Elsewhere than at a WebSocket the runtime would turn any request with this header into a GET.
    headers: {
      ...(sent as Record<string, string>),
      ...(upgrade && request.path.includes('/live') && { upgrade: 'websocket' }),
    },
  }));
}
