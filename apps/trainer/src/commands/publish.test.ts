import { createRandom, EMOTION_NAMES, FER2013_INPUT } from '@howifeel/fer-data';
import {
  type ClassifierManifest,
  createArchitecture,
  loadModel,
  namedWeights,
  serialiseWeights,
  sha256,
} from '@howifeel/fer-models';
import { readReleased } from '@howifeel/fer-models/node';
import { Command } from 'commander';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { startEngine } from '../engine/start-engine.ts';
import { experimentSchema } from '../experiment/experiment-schema.ts';
import { register } from './publish.ts';

let root: string;
let run: string;
let printed: string[];

beforeAll(() => startEngine('wasm'));

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'howifeel-publish-'));
  onTestFinished(() => rm(root, { recursive: true }));
  printed = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  onTestFinished(() => log.mockRestore());
  run = path.join(root, 'run');
  await writeRun();
});

/** A run that has finished one epoch, and ten test images of each emotion. */
async function writeRun(): Promise<void> {
  const experiment = experimentSchema.parse({
    name: 'tiny',
    description: 'For a test.',
    model: { name: 'student', options: { width: 8 } },
    input: FER2013_INPUT,
    batchSize: 8,
    epochs: 1,
    learningRate: 0.1,
    optimiser: { type: 'sgd' },
    schedule: { type: 'constant' },
  });
  const data = path.join(root, 'fer2013.csv');
  const engine = { name: 'wasm', description: 'for a test' };
  const config = { experiment, data, engine, startedAt: '2026-01-01T00:00:00Z' };
  const model = createArchitecture('student', { width: 8 });
  const { json, bytes } = await serialiseWeights(namedWeights(model));
  model.dispose();
  await mkdir(path.join(run, 'best'), { recursive: true });
  await writeFile(path.join(run, 'config.json'), JSON.stringify(config));
  await writeFile(path.join(run, 'best/weights.json'), JSON.stringify(json));
  await writeFile(path.join(run, 'best/weights.bin'), bytes);
  await writeFile(path.join(run, 'best/metrics.json'), JSON.stringify({ epoch: 1, step: 9 }));

  const random = createRandom(1);
  const pixels = () => Array.from({ length: 48 * 48 }, () => Math.floor(random.next() * 256)).join(' ');
  const rows = Array.from({ length: 70 }, (_, i) => `${i % 7},${pixels()},PublicTest`);
  await writeFile(data, ['emotion,pixels,Usage', ...rows, ''].join('\n'));
}

function trainer(...args: string[]): Promise<unknown> {
  const program = new Command().exitOverride();
  register(program);
  return program.parseAsync(['publish', '--engine', 'wasm', ...args], { from: 'user' });
}

test('a run becomes a folder that loads, with its figures and where they come from', async () => {
  await trainer(run, '--id', 'tiny-one', '--out', path.join(root, 'released'));
  const { manifest, fetchShard } = await readReleased(path.join(root, 'released'));
  expect(manifest).toMatchObject({ id: 'tiny-one', labels: EMOTION_NAMES, description: 'For a test.' });
  expect(manifest.metrics).toMatchObject({ split: 'PublicTest', n: 70 });
  expect(manifest).toMatchObject({ training: { experiment: 'tiny', steps: 9 }, weights: { dtype: 'uint8' } });
  expect(printed.join('\n')).toMatch(/PublicTest: [\d.]+ % in float32, [\d.]+ % in uint8 \(n = 70\)/);
  expect(await readFile(path.join(root, 'released/README.md'), 'utf8')).toContain('# tiny-one');
  (await loadModel(manifest, { fetchShard })).dispose();
});

test('what of others a run began with stays named, beside what the command adds', async () => {
  const file = path.join(run, 'config.json');
  const config = JSON.parse(await readFile(file, 'utf8')) as object;
  const initialised = { from: 'tiny-zero', madeFrom: 'weights of A (MIT)', used: [], missing: [], unexpected: [] };
  await writeFile(file, JSON.stringify({ ...config, initialised }));
  const out = path.join(root, 'released');
  const madeFrom = ['--made-from', 'weights of A (MIT)', '--made-from', 'pictures of B (CC0)'];
  await trainer(run, '--no-evaluate', '--out', out, ...madeFrom);
  const { manifest } = await readReleased(out);
  expect(manifest).toMatchObject({ training: { 'made from': 'weights of A (MIT); pictures of B (CC0)' } });
});

test('a published model is packed anew, in fewer levels, and measured again', async () => {
  const [first, second] = [path.join(root, 'first'), path.join(root, 'second')];
  await trainer(run, '--id', 'tiny-one', '--out', first);
  const data = path.join(root, 'fer2013.csv');
  await trainer(first, '--levels', '16', '--out', second, '--data', data);
  const [before, after] = [await readReleased(first), await readReleased(second)];
  expect(after.manifest).toMatchObject({ id: 'tiny-one', metrics: { n: 70 }, weights: { dtype: 'uint8' } });
  const { shards } = (after.manifest as ClassifierManifest).weights;
  expect(shards).not.toEqual((before.manifest as ClassifierManifest).weights.shards);
  expect(gzipSync(await after.fetchShard(shards[0]!)).length).toBeLessThan(shards[0]!.bytes * 0.7);
  (await loadModel(after.manifest, after)).dispose();
  await expect(trainer(first, '--out', second)).rejects.toThrow(/test images are needed/);
  await expect(trainer(first, '--levels', '1', '--out', second)).rejects.toThrow(/from 2 to 256/);
});

test('measured on another split, nothing is said of what packing cost: the figures before are of other images', async () => {
  const [first, second] = [path.join(root, 'first'), path.join(root, 'second')];
  await trainer(run, '--id', 'tiny-one', '--out', first);
  const data = path.join(root, 'both.csv');
  const [header, ...rows] = (await readFile(path.join(root, 'fer2013.csv'), 'utf8')).trim().split('\n');
  const others = rows.slice(7).map((row) => row.replace('PublicTest', 'PrivateTest'));
  await writeFile(data, [header, ...rows, ...others, ''].join('\n'));
  printed = [];
  await trainer(first, '--split', 'PrivateTest', '--out', second, '--data', data);
  const { manifest } = await readReleased(second);
  expect(manifest.metrics).toMatchObject({ split: 'PrivateTest', n: 63 });
  expect(manifest).not.toHaveProperty('metricsFloat32');
  expect(printed.join('\n')).not.toContain('float32');
  expect(await readFile(path.join(second, 'README.md'), 'utf8')).not.toContain('float32');
});

test('a published model refuses the flags that would do nothing to it', async () => {
  const first = path.join(root, 'first');
  await trainer(run, '--no-evaluate', '--out', first);
  const anew = ['--out', path.join(root, 'second'), '--no-evaluate'];
  await expect(trainer(first, ...anew, '--id', 'other', '--made-from', 'pictures of B (CC0)')).rejects.toThrow(
    /first was published before; --id, --made-from would change nothing/,
  );
  await expect(
    trainer(first, '--to', 'https://howifeel.example', '--token', 'x', '--levels', '16'),
  ).rejects.toMatchObject({
    message: expect.stringMatching(/; --levels would change nothing/),
    hint: expect.stringContaining('give --out FOLDER'),
  });
  // The environment says where the data lies for every command.
  vi.stubEnv('HOWIFEEL_DATA', path.join(root, 'fer2013.csv'));
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(trainer(first, '--to', 'howifeel')).rejects.toThrow(/is no address/);
});

test('--to uploads it over HTTP: every blob under its hash, then the manifest, with the token', async () => {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', async () => {
      const { method, url } = request;
      if (method === 'HEAD') return void response.writeHead(404).end();
      const body = Buffer.concat(parts);
      calls.push(`${method} ${url} ${request.headers.authorization}`);
      response.setHeader('content-type', 'application/json');
      if (url?.startsWith('/api/blobs/')) {
        const hash = await sha256(new Uint8Array(body));
        return void response.end(JSON.stringify({ sha256: hash, bytes: body.byteLength, stored: true }));
      }
      const { id, name, description, kind, createdAt } = JSON.parse(body.toString());
      const figures = { bytes: 1, parameters: 1, macs: 1, inputSize: 48, metrics: null };
      const facts = { id, name, description, kind, createdAt, publishedAt: createdAt, isDefault: true, retired: false };
      response.end(JSON.stringify({ ...facts, ...figures }));
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());

  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await trainer(run, '--no-evaluate', '--to', url, '--token', 'secret');
  const { manifest } = await readReleased(path.join(run, 'published'));
  if (manifest.kind !== 'classifier') throw new Error('A run is published as a classifier.');
  const blobs = manifest.weights.shards.map(({ sha256: hash }) => `PUT /api/blobs/${hash} Bearer secret`);
  expect(calls).toEqual([...blobs, 'PUT /api/models/tiny Bearer secret']);
  expect(printed.at(-1)).toBe(`tiny is published at ${url}/models, the default`);
});

test.each([
  ['a server without a token', ['--to', 'https://howifeel.example'], /needs a token/],
  ['an address that is none', ['--to', 'howifeel'], /--to howifeel is no address/],
  ['a split that the data lacks', ['--split', 'PrivateTest'], /no split 'PrivateTest'; it has PublicTest/],
])('%s is refused with words', async (_, flags, message) => {
  vi.stubEnv('HOWIFEEL_PUBLISH_TOKEN', undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(trainer(run, ...flags)).rejects.toThrow(message);
});

test('a folder that is no run, and a run without weights, say what to give instead', async () => {
  await expect(trainer(root)).rejects.toMatchObject({
    message: expect.stringMatching(/is not a run/),
    hint: expect.stringContaining('trainer train'),
  });
  await rm(path.join(run, 'best'), { recursive: true });
  await expect(trainer(run, '--no-evaluate')).rejects.toMatchObject({
    message: expect.stringMatching(/no best weights yet: best\/weights\.json cannot be read \(ENOENT\)/),
  });
});
