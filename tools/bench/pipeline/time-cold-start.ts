import type { Browser } from 'playwright-core';
import type { BenchBackend } from './contender.ts';
import type { FileServer } from './serve-files.ts';

/** Test pictures are no part of what is measured. */
const isMeasured = (path: string) => !path.endsWith('.png') && path !== '/favicon.ico';

/** Opens a contender's page with empty caches: milliseconds until its first result, and bytes over the wire until then. */
export async function timeColdStart(
  browser: Browser,
  server: FileServer,
  path: string,
  backend: BenchBackend,
): Promise<{ ms: number; bytes: number }> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    server.takeSent();
    await page.goto(server.origin + path);
    const ms = await page.evaluate((backend) => globalThis.bench.coldStart(backend), backend);
    const sent = [...server.takeSent()].filter(([path]) => isMeasured(path));
    return { ms, bytes: sent.reduce((sum, [, bytes]) => sum + bytes, 0) };
  } finally {
    await context.close();
  }
}
