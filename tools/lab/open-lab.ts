import { extname, join } from 'node:path';
import type { ReleasedModel } from '@howifeel/fer-models/node';
import { shardsOf } from '@howifeel/fer-models';
import type { Browser, Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import type {} from './classifier-lab.ts';

const ORIGIN = 'http://lab.localhost';
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** A page in which `window.lab` (classifier-lab.ts) runs this model. Nothing is served: Playwright answers every request. */
export async function openLab(browser: Browser, model: ReleasedModel, backend: 'webgl' | 'wasm'): Promise<Page> {
  const page = await openLabPage(browser, 'classifier-lab.ts');
  await page.waitForFunction(() => 'lab' in globalThis);
  const shards = await Promise.all(
    shardsOf(model.manifest).map(async (shard) => [shard.sha256, encode(await model.fetchShard(shard))] as const),
  );
  const load = { backend, manifest: JSON.stringify(model.manifest), shards: Object.fromEntries(shards) };
  await page.evaluate(({ backend, manifest, shards }) => globalThis.lab.load(backend, manifest, shards), load);
  return page;
}

/** A page that runs one of the programs of this folder. */
export async function openLabPage(browser: Browser, entry: 'classifier-lab.ts' | 'kernel-lab.ts'): Promise<Page> {
  const files = await bundle(entry);
  const page = await browser.newPage();
  await page.route(`${ORIGIN}/**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    const file = files.get(path);
    if (file) return route.fulfill({ body: file, contentType: TYPES[extname(path)] ?? 'application/octet-stream' });
    return route.fulfill({ body: '<script type="module" src="/lab.js"></script>', contentType: 'text/html' });
  });
  await page.goto(ORIGIN);
  return page;
}

/** Bytes as the lab takes them. */
export function encode(bytes: ArrayBuffer | Uint8Array): string {
  return Buffer.from(new Uint8Array(bytes)).toString('base64');
}

/** A program and everything it imports, by path. */
async function bundle(entry: string): Promise<Map<string, Buffer>> {
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    build: {
      write: false,
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: join(import.meta.dirname, entry),
        output: { entryFileNames: 'lab.js' },
      },
    },
  })) as Rolldown.RolldownOutput;
  return new Map(
    result.output.map((file) => [`/${file.fileName}`, Buffer.from(file.type === 'chunk' ? file.code : file.source)]),
  );
}
