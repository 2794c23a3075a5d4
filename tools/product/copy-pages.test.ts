import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyPages } from './copy-pages.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'howifeel-pages-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('what runs keeps its pages while they are built again, and the next start takes the new ones', async () => {
  const built = join(folder, 'dist');
  const build = (text: string, asset: string) => {
    rmSync(built, { recursive: true, force: true });
    mkdirSync(join(built, 'assets'), { recursive: true });
    writeFileSync(join(built, 'index.html'), text);
    writeFileSync(join(built, 'assets', asset), '');
  };
  build('first', 'a.js');
  const pages = await copyPages(folder, built);
  build('second', 'b.js');
  expect(readFileSync(join(pages, 'index.html'), 'utf8')).toBe('first');

  expect(await copyPages(folder, built)).toBe(pages);
  expect(readFileSync(join(pages, 'index.html'), 'utf8')).toBe('second');
  expect(readdirSync(join(pages, 'assets'))).toEqual(['b.js']);
});

test('without a build it says how to make one', async () => {
  await expect(copyPages(folder, join(folder, 'dist'))).rejects.toThrow('npx nx build @howifeel/web');
});
