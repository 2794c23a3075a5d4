import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRunning, noteRunning } from './running.ts';

let folder: string;
let server: Server;
let url: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'howifeel-running-'));
  server = createServer((_, response) => response.end('ok')).listen(0, 'localhost');
  await once(server, 'listening');
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test('finds the other process that serves a folder, while it lives and answers', async () => {
  expect(await findRunning(folder)).toBeUndefined();
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  noteRunning(folder, { pid: other.pid!, url });
  expect(await findRunning(folder)).toEqual({ pid: other.pid, url });

  server.close();
  server.closeAllConnections();
  expect(await findRunning(folder), 'the process has nothing to do with it').toBeUndefined();

  other.kill();
  await once(other, 'exit');
  expect(await findRunning(folder)).toBeUndefined();
});

test('a process is in its own way neither while it serves nor afterwards', async () => {
  noteRunning(folder, { pid: process.pid, url });
  expect(await findRunning(folder)).toBeUndefined();
  const forget = noteRunning(folder, { pid: process.ppid, url });
  expect(await findRunning(folder)).toEqual({ pid: process.ppid, url });
  forget();
  expect(await findRunning(folder)).toBeUndefined();
});

test('a note that a power cut has spoilt is none', async () => {
  writeFileSync(join(folder, 'running.json'), '');
  expect(await findRunning(folder)).toBeUndefined();
});
