import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppEnv } from '../env.ts';
import { Failure } from './failure.ts';

/** Refuses bodies of more than `maxBytes`, by Content-Length or while they stream in. */
export function limitBody(maxBytes: number): MiddlewareHandler<AppEnv> {
  return bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw new Failure('payload_too_large', `The body is larger than ${maxBytes} bytes.`, 'Send less at once.');
    },
  });
}
