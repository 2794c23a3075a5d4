/**
 * The API on local workerd against a bare Hono Worker in the same run: requests a second and how long they take on the hot
 * routes, writers until it saturates, and the rows that an hour of one face costs by D1's own count. Fails when an acknowledged
 * sample is lost, when an answer is neither taken nor a refusal that says when to come back, or when a sample costs more than a
 * row. The load comes from this same machine: compare the ratios, not the figures. Both take turns every second or so, since a
 * machine is not equally busy for long.
 *
 *   npm run bench -- api [--seconds 1] [--connections 8] [--rounds 15]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiClient } from '@howifeel/edge-api/contract';
import { buildWeb } from '../product/build-web.ts';
import { startProduct } from '../product/start-product.ts';
import { startServer } from '../product/start-server.ts';
import { countRowsPerHour } from './support/count-rows.ts';
import { measureLoad, type LoadRequest, type LoadResult } from './support/measure-load.ts';
import { networkOf } from './support/network-of.ts';
import { quantile } from './support/quantile.ts';
import { readFlags } from './support/read-flags.ts';
import { reportRows, type Row } from './support/report-rows.ts';
import { auditSessions, beginSessions, nextBatch, type WrittenSession } from './support/write-sessions.ts';

const { seconds, connections, rounds } = readFlags({ seconds: 1, connections: 8, rounds: 15 });
/** Sessions that are written to in one step. */
const SESSIONS = 100;
/** Sessions that the compared batches go to, in turn: none may get more than 120 a minute. */
const COMPARED_SESSIONS = 500;
const STEP_SECONDS = 5;
/** Writers at once, until the server saturates; the last of them write more than their sessions may. */
const STEPS = [
  { writers: 10, sessions: SESSIONS },
  { writers: 30, sessions: SESSIONS },
  { writers: 100, sessions: SESSIONS },
  { writers: 300, sessions: SESSIONS },
  { writers: 100, sessions: 2 },
];

buildWeb();
const persistTo = await mkdtemp(join(tmpdir(), 'howifeel-bench-'));
const bare = await startServer({ port: 8900, persistTo, readyPath: '/hello', config: 'bench/wrangler.jsonc' });
try {
  const product = await startProduct({ port: 8787, persistTo, log: console.error });
  const rows: Row[] = [];
  const modelId = await measure(product.url, rows).finally(() => product.stop());
  const { samples, rowsWritten } = await countRowsPerHour(persistTo, modelId);
  rows.push({ route: 'an hour of one face', samples, rowsWritten });
  reportRows('api', rows);
  if (rowsWritten > samples) throw new Error(`${samples} samples cost ${rowsWritten} rows written.`);
} finally {
  await bare.stop();
  await rm(persistTo, { recursive: true });
}

/** @returns the model that sessions were begun with */
async function measure(url: string, rows: Row[]): Promise<string> {
  const { default: modelId, models } = await createApiClient({ baseUrl: url }).listModels();
  const manifest = await createApiClient({ baseUrl: url }).getModel(modelId!);
  const shard = 'weights' in manifest ? manifest.weights.shards[0]! : undefined;

  const get = (address: string) => (): LoadRequest => ({ method: 'GET', url: address });
  rows.push(await compare('GET /api/models/:id', get(`${url}/api/models/${modelId}`), get(`${bare.url}/hello`)));
  rows.push(await compare(`GET /api/models (${models.length})`, get(`${url}/api/models`), get(`${bare.url}/hello`)));
  if (shard) {
    const name = `GET /blobs/:sha256 (${Math.round(shard.bytes / 1024)} KiB)`;
    rows.push(await compare(name, get(`${url}/blobs/${shard.sha256}`), get(`${bare.url}/hello`)));
  }

  const written: WrittenSession[] = [];
  const fresh = async (count: number) => {
    const sessions = await beginSessions(url, modelId!, count);
    written.push(...sessions);
    return sessions;
  };
  const some = await fresh(COMPARED_SESSIONS);
  const batchFor = writer(url, some);
  const plain = (): LoadRequest => ({ ...batchFor.next(), url: `${bare.url}/hello` });
  rows.push(await compare('POST samples (12)', batchFor.next, plain, batchFor.onAnswer));
  const open = get(`${url}/api/sessions/${some[0]!.id}`);
  let reader = 0;
  const openFromElsewhere = (): LoadRequest => ({ ...open(), headers: networkOf(reader++) });
  rows.push(await compare('GET /api/sessions/:id', openFromElsewhere, get(`${bare.url}/hello`)));

  let withoutRetryAfter = 0;
  for (const { writers, sessions } of STEPS) {
    const step = writer(url, await fresh(sessions));
    const result = await measureLoad({ connections: writers, seconds: STEP_SECONDS }, step.next, step.onAnswer);
    withoutRetryAfter += result.withoutRetryAfter;
    const route = `${writers} writers, ${sessions} sessions`;
    requireStatuses(route, result, [200, 429, 503]);
    const refused = (result.statuses.get(429) ?? 0) + (result.statuses.get(503) ?? 0);
    rows.push({ route, ...figures(result), refused, statuses: statusText(result) });
  }

  const audit = await auditSessions(url, written);
  rows.push({ route: 'acknowledged samples', ...audit });
  if (audit.lost + audit.doubled > 0)
    throw new Error(`${audit.lost} acknowledged samples are lost, ${audit.doubled} doubled.`);
  if (withoutRetryAfter > 0) throw new Error(`${withoutRetryAfter} refusals came without Retry-After.`);
  return modelId!;
}

/** Measures both in turn, several times; the ratio is the median of the rounds. */
async function compare(
  route: string,
  next: () => LoadRequest,
  bareNext: () => LoadRequest,
  onAnswer?: (sent: LoadRequest, status: number) => void,
): Promise<Row> {
  const results: { own: LoadResult; plain: LoadResult }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const own = await measureLoad({ connections, seconds }, next, onAnswer);
    const plain = await measureLoad({ connections, seconds }, bareNext);
    // The first round warms both up.
    if (round > 0) results.push({ own, plain });
  }
  // A refusal is quick: with some among them, the ratio would flatter.
  for (const { own } of results) requireStatuses(route, own, [200]);
  const median = (figure: (result: (typeof results)[number]) => number) => quantile(results.map(figure), 0.5);
  return {
    route,
    requestsPerSecond: Math.round(median(({ own }) => own.requestsPerSecond)),
    p50Ms: round(median(({ own }) => own.p50Ms)),
    p99Ms: round(median(({ own }) => own.p99Ms)),
    bareRequestsPerSecond: Math.round(median(({ plain }) => plain.requestsPerSecond)),
    ratio: round(median(({ own, plain }) => own.requestsPerSecond / plain.requestsPerSecond)),
    answers: results.reduce((sum, { own }) => sum + (own.statuses.get(200) ?? 0), 0),
  };
}

function figures(result: LoadResult) {
  return {
    requestsPerSecond: Math.round(result.requestsPerSecond),
    p50Ms: round(result.p50Ms),
    p99Ms: round(result.p99Ms),
  };
}

/** Batches for sessions in turn; what is acknowledged is noted. */
function writer(url: string, sessions: readonly WrittenSession[]) {
  const sent = new Map<LoadRequest, { session: WrittenSession; seqs: number[] }>();
  let turn = 0;
  const next = (): LoadRequest => {
    const session = sessions[turn++ % sessions.length]!;
    const samples = nextBatch(session);
    const request: LoadRequest = {
      method: 'POST',
      url: `${url}/api/sessions/${session.id}/samples`,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${session.writeToken}` },
      body: JSON.stringify({ samples }),
    };
    sent.set(request, { session, seqs: samples.map(({ seq }) => seq) });
    return request;
  };
  const onAnswer = (request: LoadRequest, status: number): void => {
    const batch = sent.get(request);
    if (status === 200) for (const seq of batch?.seqs ?? []) batch?.session.acknowledged.add(seq);
    sent.delete(request);
  };
  return { next, onAnswer };
}

/** @throws {Error} when an answer has a status that is none of these */
function requireStatuses(route: string, result: LoadResult, allowed: readonly number[]): void {
  if ([...result.statuses.keys()].every((status) => allowed.includes(status))) return;
  throw new Error(`${route}: ${statusText(result)}; expected only ${allowed.join(', ')}.`);
}

function statusText({ statuses }: LoadResult): string {
  return [...statuses].map(([status, count]) => `${count} × ${status || 'none'}`).join(', ');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
