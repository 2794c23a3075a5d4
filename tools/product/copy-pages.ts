import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the web client is built to. */
const BUILT = join(import.meta.dirname, '../../apps/web/dist');

/**
 * Copies the built web client beside a product's data, so that a later build, which empties its folder first, does not take
 * the pages away from under those who look at them.
 *
 * @returns the folder of the copy, anew at each start
 * @throws {Error} when the web client is not built
 */
export async function copyPages(persistTo: string, built = BUILT): Promise<string> {
  if (!existsSync(join(built, 'index.html'))) {
    throw new Error('The web client is not built. Run "npx nx build @howifeel/web" first.');
  }
  // A name of our own: what is there is deleted.
  const pages = join(persistTo, 'howifeel-pages');
  await rm(pages, { recursive: true, force: true });
  await cp(built, pages, { recursive: true });
  return pages;
}
