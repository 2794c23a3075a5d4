import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WORKER_FOLDER } from '../product/wrangler.ts';
import { deployRemote, rehearse, type DeployOptions } from './deploy-remote.ts';

/** A copy of the Worker's configuration and migrations, and a Cloudflare that remembers what was created. */
let folder: string;
let databases: Map<string, string>;
let buckets: string[];
let calls: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'howifeel-deploy-test-'));
  copyFileSync(join(WORKER_FOLDER, 'wrangler.jsonc'), join(folder, 'wrangler.jsonc'));
  cpSync(join(WORKER_FOLDER, 'migrations'), join(folder, 'migrations'), { recursive: true });
  [databases, buckets, calls] = [new Map([['somebody-elses', 'x']]), ['another'], []];
});
afterEach(() => rmSync(folder, { recursive: true }));

function wrangler(words: readonly string[]): string {
  const call = words.filter((word) => !word.startsWith(folder)).join(' ');
  calls.push(call.replace(' --config', ''));
  if (call === 'd1 list --json') return JSON.stringify([...databases].map(([name, uuid]) => ({ name, uuid })));
  if (call.startsWith('d1 create')) databases.set(words[2]!, `id-of-${words[2]}`);
  if (call.startsWith('r2 bucket info') && !buckets.includes(words[3]!)) throw new Error('The bucket does not exist.');
  if (call.startsWith('r2 bucket create')) buckets.push(words[3]!);
  if (words.includes('--dry-run')) {
    const outdir = words[words.indexOf('--outdir') + 1]!;
    cpSync(join(WORKER_FOLDER, 'wrangler.jsonc'), join(outdir, 'index.js'));
  }
  return call.startsWith('deploy') ? 'Uploaded\n  https://howifeel-staging.someone.workers.dev\n' : '';
}

const options = (changes: Partial<DeployOptions> = {}): DeployOptions => ({
  environment: 'staging',
  databases: 1,
  folder,
  wrangler,
  log: () => undefined,
  ...changes,
});
const bindings = (file: string) =>
  (JSON.parse(readFileSync(file, 'utf8')) as { d1_databases: Record<string, string>[] }).d1_databases.map((d) => [
    d['binding'],
    d['database_name'],
    d['database_id'],
  ]);

describe('deploying', () => {
  test('creates what is missing, migrates, and only then uploads', () => {
    const { url, configFile } = deployRemote(options());
    expect(url).toBe('https://howifeel-staging.someone.workers.dev');
    expect(calls.filter((call) => !/ list | info /.test(call))).toEqual([
      'd1 create howifeel-staging',
      'r2 bucket create howifeel-staging-blobs',
      'd1 migrations apply DB --remote',
      'deploy',
    ]);
    const config = JSON.parse(readFileSync(configFile, 'utf8')) as Record<string, unknown>;
    expect(config).toMatchObject({
      name: 'howifeel-staging',
      main: join(folder, 'src/index.ts'),
      r2_buckets: [{ bucket_name: 'howifeel-staging-blobs' }],
      durable_objects: { bindings: [{ name: 'LIVE' }] },
      migrations: [{ tag: 'v1' }],
      triggers: { crons: [expect.any(String)] },
      // What Cloudflare logs of a request tells who asked.
      observability: { enabled: false },
    });
    expect(config['env']).toBeUndefined();
    expect(bindings(configFile)).toEqual([['DB', 'howifeel-staging', 'id-of-howifeel-staging']]);
  });

  test('a second time creates nothing', () => {
    deployRemote(options());
    calls.length = 0;
    deployRemote(options());
    expect(calls.filter((call) => call.includes('create'))).toEqual([]);
    expect(databases.size).toBe(2);
  });

  test('adds databases, and never leaves out one that was added', () => {
    deployRemote(options({ databases: 3 }));
    const { configFile } = deployRemote(options({ databases: 1 }));
    expect(bindings(configFile).map(([binding, name]) => `${binding} ${name}`)).toEqual([
      'DB howifeel-staging',
      'DB_1 howifeel-staging-1',
      'DB_2 howifeel-staging-2',
    ]);
    expect(calls.slice(-4)).toEqual([
      'd1 migrations apply DB --remote',
      'd1 migrations apply DB_1 --remote',
      'd1 migrations apply DB_2 --remote',
      'deploy',
    ]);
  });

  test('keeps environments apart', () => {
    const { configFile } = deployRemote(options({ environment: 'production' }));
    expect(bindings(configFile)).toEqual([['DB', 'howifeel-production', 'id-of-howifeel-production']]);
    expect(buckets).toContain('howifeel-production-blobs');
  });

  test('stops before anything is changed when a migration could lose data', () => {
    writeFileSync(join(folder, 'migrations/0099_careless.sql'), 'DROP TABLE `sessions`;');
    expect(() => deployRemote(options())).toThrow(/0099_careless\.sql: It drops a table/);
    expect(calls).toEqual([]);
  });

  test('stops when a migration fails, and leaves the old Worker', () => {
    const failing = (words: readonly string[]) => {
      if (words.includes('migrations')) throw new Error('no such table');
      return wrangler(words);
    };
    expect(() => deployRemote(options({ wrangler: failing }))).toThrow('no such table');
    expect(calls).not.toContain('deploy');
  });
});

test('a rehearsal bundles the Worker and asks Cloudflare nothing', () => {
  const steps = rehearse(options({ databases: 2 }));
  expect(calls).toEqual(['deploy --dry-run --outdir']);
  expect(steps.join('\n')).toContain('find or create the database howifeel-staging-1');
  expect(databases.size).toBe(1);
});
