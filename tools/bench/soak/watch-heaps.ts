import type { Page } from 'playwright-core';
import { countHeap, type HeapBytes } from './count-heap.ts';

/** The heaps of a page and of all its workers together. */
export interface Heaps {
  page: HeapBytes;
  workers: HeapBytes;
}

/** A message of Chromium's protocol from a worker, as text in an event. */
interface Message {
  id?: number;
  method?: string;
  params?: { chunk: string };
  error?: { message: string };
}

/** Measures the heaps of a page and its workers by snapshots of Chromium's protocol, which collect the garbage first. */
export async function watchHeaps(page: Page): Promise<() => Promise<Heaps>> {
  const session = await page.context().newCDPSession(page);
  const workers = new Set<string>();
  const waiting = new Map<number, (answer: Message) => void>();
  let asked = 0;
  let chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(chunk));
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.add(sessionId);
  });
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, method, params, error } = JSON.parse(message) as Message;
    if (method === 'HeapProfiler.addHeapSnapshotChunk') chunks.push(params!.chunk);
    else if (id !== undefined) waiting.get(id)?.({ id, ...(error && { error }) });
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });

  const snapshotWorker = async (sessionId: string): Promise<void> => {
    const id = ++asked;
    const answered = new Promise<Message>((resolve) => waiting.set(id, resolve));
    const message = JSON.stringify({ id, method: 'HeapProfiler.takeHeapSnapshot' });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
    const { error } = await answered;
    waiting.delete(id);
    if (error) throw new Error(`The worker gives no heap snapshot: ${error.message}`);
  };
  /** All chunks of a snapshot come before its answer. */
  const count = async (snapshot: () => Promise<unknown>): Promise<HeapBytes> => {
    chunks = [];
    await snapshot();
    return countHeap(chunks.join(''));
  };
  return async () => {
    const own = await count(() => session.send('HeapProfiler.takeHeapSnapshot'));
    const all: HeapBytes = { values: 0, code: 0 };
    for (const worker of workers) {
      const { values, code } = await count(() => snapshotWorker(worker));
      all.values += values;
      all.code += code;
    }
    return { page: own, workers: all };
  };
}
