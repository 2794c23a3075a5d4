import { eq } from 'drizzle-orm';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { openDatabase } from '../db/database.ts';
import { publishTokens } from '../db/schema.ts';
import type { AppEnv } from '../env.ts';
import { Failure } from '../http/failure.ts';
import { requireBearer } from './bearer-token.ts';
import { sha256Hex } from './hash.ts';
import { publishTokenId } from './publish-token.ts';
import { sameSecret } from './same-secret.ts';

const HOW_TO_GET_ONE =
  'Make one in apps/edge-api: "npm run token -- --env production" for a deployed server, ' +
  '"npm run token -- --persist-to ../../.wrangler/state" for what "npm start" runs.';

type Scope = (typeof publishTokens.$inferSelect)['scope'];

/** Lets a request pass only with a valid publish token of the scope it needs (`admin` may do all that `publish` may). */
export function requirePublishToken(scopeOf: (c: Context<AppEnv>) => Scope) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const token = requireBearer(c.req.header('authorization'));
    const id = publishTokenId(token);
    const [row] = id ? await openDatabase(c.env.DB).select().from(publishTokens).where(eq(publishTokens.id, id)) : [];
    if (!row || !sameSecret(row.hash, await sha256Hex(token))) {
      throw new Failure('unauthorized', 'This publish token is not known.', HOW_TO_GET_ONE, {
        'www-authenticate': 'Bearer',
      });
    }
    if (row.expiresAt <= Date.now()) {
      throw new Failure(
        'unauthorized',
        `This publish token expired on ${new Date(row.expiresAt).toISOString()}.`,
        HOW_TO_GET_ONE,
      );
    }
    if (scopeOf(c) === 'admin' && row.scope !== 'admin') {
      throw new Failure('forbidden', 'This needs a token of scope admin; yours is of scope publish.', HOW_TO_GET_ONE);
    }
    c.set('tokenId', row.id);
    await next();
  });
}
