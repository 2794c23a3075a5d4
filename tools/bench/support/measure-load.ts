import { Agent, request } from 'node:http';
import { quantile } from './quantile.ts';

/** One request of a load. */
export interface LoadRequest {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string;
}

/** What a load came to. */
export interface LoadResult {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** How many answers came with each status; 0 stands for none. */
  statuses: Map<number, number>;
  /** Answers of 429 and 503 that do not say when to come back. */
  withoutRetryAfter: number;
}

/**
 * Sends requests over so many connections, each one after the other, for a while.
 *
 * @param next the request to send now
 * @param onAnswer told the status of each
 */
export async function measureLoad(
  { connections, seconds }: { connections: number; seconds: number },
  next: () => LoadRequest,
  onAnswer: (sent: LoadRequest, status: number) => void = () => undefined,
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const statuses = new Map<number, number>();
  let withoutRetryAfter = 0;
  const start = performance.now();

  const worker = async () => {
    while (performance.now() - start < seconds * 1000) {
      const load = next();
      const sentAt = performance.now();
      const { status, retryAfter } = await send(load, agent);
      times.push(performance.now() - sentAt);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if ((status === 429 || status === 503) && !retryAfter) withoutRetryAfter++;
      onAnswer(load, status);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const elapsed = (performance.now() - start) / 1000;
  agent.destroy();
  return {
    requestsPerSecond: times.length / elapsed,
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    statuses,
    withoutRetryAfter,
  };
}

function send({ method, url, headers, body }: LoadRequest, agent: Agent) {
  return new Promise<{ status: number; retryAfter: boolean }>((resolve) => {
    const broken = () => resolve({ status: 0, retryAfter: false });
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const call = request(url, { method, agent, headers: { ...headers, ...length } }, (answer) => {
      answer
        .on('error', broken)
        .on('end', () =>
          resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] !== undefined }),
        );
      answer.resume();
    });
    call.on('error', broken).end(body);
  });
}
