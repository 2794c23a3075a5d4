import { env } from 'cloudflare:workers';
import { createPublishToken } from '../src/auth/publish-token.ts';
import { openDatabase } from '../src/db/database.ts';
import { publishTokens } from '../src/db/schema.ts';

/** A publish token that the database under test knows; valid for an hour unless told otherwise. */
export async function insertToken(scope: 'publish' | 'admin', expiresAt = Date.now() + 3_600_000): Promise<string> {
  const { token, id, hash } = await createPublishToken();
  await openDatabase(env.DB)
    .insert(publishTokens)
    .values({ id, hash, name: 'test', scope, createdAt: Date.now(), expiresAt });
  return token;
}
