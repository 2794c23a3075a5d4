import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimData } from './running.ts';

let folder: string;
let other: ChildProcess;
let server: Server;
let url: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'howifeel-running-'));
  other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  server = createServer((_, response) => response.end('ok')).listen(0, 'localhost');
  await once(server, 'listening');
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.close();
  if (other.exitCode === null && other.kill()) await once(other, 'exit');
  rmSync(folder, { recursive: true });
});

const noted = () => existsSync(join(folder, 'running.json'));
const note = (text: object | string) =>
  writeFileSync(join(folder, 'running.json'), typeof text === 'string' ? text : JSON.stringify(text));

test('the data are those of the process that serves them, while it lives and answers', async () => {
  (await claimData(folder)).serve({ pid: other.pid!, url });
  await expect(claimData(folder)).rejects.toThrow(`It runs already, at ${url} (process ${other.pid})`);

  server.close();
  server.closeAllConnections();
  (await claimData(folder)).release();
  expect(noted(), 'the process that lived had nothing to do with it').toBe(false);
});

test('a server that is gone holds nothing', async () => {
  (await claimData(folder)).serve({ pid: other.pid!, url });
  other.kill();
  await once(other, 'exit');
  await expect(claimData(folder)).resolves.toBeDefined();
});

test('who is starting has the data already, but not for ever', async () => {
  note({ pid: other.pid, since: Date.now() });
  await expect(claimData(folder)).rejects.toThrow(`It is being started already (process ${other.pid})`);
  note({ pid: other.pid, since: Date.now() - 3_600_000 });
  await expect(claimData(folder)).resolves.toBeDefined();
});

test('what another has meanwhile is not given back', async () => {
  const claim = await claimData(folder);
  note({ pid: other.pid, since: Date.now(), url });
  claim.release();
  expect(noted()).toBe(true);
});

test('a note that a power cut has spoilt is none', async () => {
  note('');
  await expect(claimData(folder)).resolves.toBeDefined();
});
