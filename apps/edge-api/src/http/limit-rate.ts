import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from '../env.ts';
import { Failure } from './failure.ts';

/** The bindings of `ratelimits` in wrangler.jsonc, and what each limits. */
type Limiter = 'LIMIT_BEGIN' | 'LIMIT_READ' | 'LIMIT_OPEN';

/** All limits count over a minute. */
const PERIOD_SECONDS = 60;

/**
 * Refuses what comes too often from one caller. Cloudflare counts in memory at the place of the request: nothing is stored.
 *
 * @param keyOf what tells callers apart; undefined is not limited, such as requests that did not come through Cloudflare
 */
export function limitRate(
  limiter: Limiter,
  keyOf: (c: Context<AppEnv>) => string | undefined,
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const key = keyOf(c);
    if (key !== undefined && !(await c.env[limiter].limit({ key })).success) {
      throw tooManyRequests();
    }
    await next();
  };
}

/** All limits answer with this. */
export function tooManyRequests(): Failure {
  return new Failure('too_many_requests', 'There were too many requests in one minute.', 'Try again in a minute.', {
    'retry-after': String(PERIOD_SECONDS),
  });
}

/** The caller's network: its IPv4 address, or the /64 that its IPv6 address is in, since one home or phone has all of that. */
export function callerNetwork(c: Context<AppEnv>): string | undefined {
  return networkOf(c.req.header('cf-connecting-ip'));
}

/** @param address as Cloudflare writes it, e.g. `203.0.113.7` or `2001:db8::1` */
export function networkOf(address: string | undefined): string | undefined {
  if (!address?.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : new Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
