import { desc, eq } from 'drizzle-orm';
import type { PublishLog } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { publishLog, publishTokens } from '../db/schema.ts';

/** Most entries that one answer carries. */
const LIMIT = 200;

/** The newest entries of the log of publishing, with the names of the tokens. */
export async function readLog(db: Database): Promise<PublishLog> {
  const rows = await db
    .select({ log: publishLog, name: publishTokens.name })
    .from(publishLog)
    .leftJoin(publishTokens, eq(publishTokens.id, publishLog.tokenId))
    .orderBy(desc(publishLog.at), desc(publishLog.id))
    .limit(LIMIT);
  return {
    entries: rows.map(({ log: { at, action, modelId, tokenId }, name }) => ({
      at: new Date(at).toISOString(),
      action,
      modelId,
      tokenId,
      tokenName: name,
    })),
  };
}
