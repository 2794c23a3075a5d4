import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createToken, startProduct } from '@howifeel/tools/product';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Origin of the product under test. */
    url: string;
    /** An admin token of it. */
    token: string;
  }
}

/** Runs the product once for all tests, on a database and a blob store of its own that hold the released models. */
export default async function serveProduct(project: TestProject): Promise<() => Promise<void>> {
  const persistTo = await mkdtemp(join(tmpdir(), 'howifeel-e2e-'));
  const product = await startProduct({ persistTo, log: console.log });
  project.provide('url', product.url);
  project.provide('token', createToken({ name: 'e2e', persistTo }));
  return async () => {
    await product.stop();
    await rm(persistTo, { recursive: true });
  };
}
