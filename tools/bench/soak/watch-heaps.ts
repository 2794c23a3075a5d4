import type { Page } from 'playwright-core';

/** Bytes of JavaScript values that are in use. */
export interface Heaps {
  page: number;
  /** Of all workers together. */
  workers: number;
}

/** An answer of Chromium's protocol, as text in an event. */
interface Answer {
  id?: number;
  result?: { usedSize: number };
  error?: { message: string };
}

/** Measures the heaps of a page and its workers, each after a garbage collection of its own, by Chromium's protocol. */
export async function watchHeaps(page: Page): Promise<() => Promise<Heaps>> {
  const session = await page.context().newCDPSession(page);
  const workers = new Set<string>();
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.add(sessionId);
  });
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message) as Answer;
    waiting.get(answer.id ?? 0)?.(answer);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });

  const askWorker = async (sessionId: string, method: string) => {
    const id = ++asked;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    const { result, error } = await answered;
    waiting.delete(id);
    if (!result) throw new Error(`The worker does not answer ${method}: ${error?.message}`);
    return result;
  };
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    let used = 0;
    for (const worker of workers) {
      await askWorker(worker, 'HeapProfiler.collectGarbage');
      used += (await askWorker(worker, 'Runtime.getHeapUsage')).usedSize;
    }
    return { page: usedSize, workers: used };
  };
}
