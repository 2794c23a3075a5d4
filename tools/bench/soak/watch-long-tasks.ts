import type { Page } from 'playwright-core';

/** A stretch of time in which the page answered nothing, in ms since it was opened. */
export interface LongTask {
  start: number;
  ms: number;
}

declare global {
  var longTasks: LongTask[];
}

/**
 * Counts the main thread's tasks from 50 ms on, from the page's first moment. Must be called before the page is opened.
 *
 * @returns takes those that came since the last call.
 */
export async function watchLongTasks(page: Page): Promise<() => Promise<LongTask[]>> {
  await page.addInitScript(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        globalThis.longTasks.push({ start: startTime, ms: duration });
      }
    }).observe({ type: 'longtask', buffered: true });
  });
  return () => page.evaluate(() => globalThis.longTasks.splice(0));
}
