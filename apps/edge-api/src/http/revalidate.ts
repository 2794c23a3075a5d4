import type { MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import type { AppEnv } from '../env.ts';

/** Gives answers an ETag, and answers 304 to whoever has that version already. */
export const revalidate: MiddlewareHandler<AppEnv> = etag();
