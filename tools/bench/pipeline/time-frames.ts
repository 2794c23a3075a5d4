import type { Browser, Page } from 'playwright-core';
import type { BenchBackend, Look } from './contender.ts';

/**
 * Frames that one contender looks at before it is the next one's turn: as from a camera, one after the other. With few of
 * them most of the time would go into bringing its weights back into the processor's cache.
 */
const FRAMES_A_TURN = 10;

/** Frames that are not counted: shaders and hot functions are compiled, processors wake up. */
const WARM_UP = 12;

/** Looks at frames with every contender in turns. @returns the looks of each, `rounds` × {@link FRAMES_A_TURN} */
export async function timeFrames(
  browser: Browser,
  origin: string,
  contenders: Record<string, string>,
  backend: BenchBackend,
  rounds: number,
): Promise<Map<string, Look[]>> {
  const context = await browser.newContext();
  try {
    const pages = new Map<string, Page>();
    for (const [who, path] of Object.entries(contenders)) {
      const page = await context.newPage();
      await page.goto(origin + path);
      await page.evaluate((backend) => globalThis.bench.coldStart(backend), backend);
      await page.evaluate((count) => globalThis.bench.look(0, count), WARM_UP);
      pages.set(who, page);
    }
    const looks = new Map(Object.keys(contenders).map((who) => [who, [] as Look[]]));
    for (let round = 0; round < rounds; round++) {
      for (const [who, page] of pages) {
        await page.bringToFront();
        const turn = { start: round * FRAMES_A_TURN, count: FRAMES_A_TURN };
        looks.get(who)!.push(...(await page.evaluate(({ start, count }) => globalThis.bench.look(start, count), turn)));
      }
    }
    return looks;
  } finally {
    await context.close();
  }
}
