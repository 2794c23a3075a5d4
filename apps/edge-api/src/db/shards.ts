import { openDatabase, type Database } from './database.ts';

/*
 * Sessions and their samples are spread over the D1 bindings DB, DB_1, DB_2 …; the registry is in DB alone. The first byte of a
 * session's id names its database, so that adding one moves nothing, and any Worker finds a session without asking.
 */

const BINDING = /^DB(?:_([1-9]\d?))?$/;

/** The bindings that there are, by their number. */
function bindings(env: Env): Map<number, D1Database> {
  const found = Object.entries(env).flatMap(([name, binding]) => {
    const match = BINDING.exec(name);
    return match ? [[Number(match[1] ?? 0), binding as D1Database] as const] : [];
  });
  return new Map(found);
}

/** Every database that holds sessions. */
export function openShards(env: Env): Database[] {
  return [...bindings(env).values()].map(openDatabase);
}

/** The binding that holds a session, if there is such a session. An id that names no database is looked for in the first. */
export function shardBinding(env: Env, sessionId: string): D1Database {
  return bindings(env).get(parseInt(sessionId.slice(0, 2), 16)) ?? env.DB;
}

/** The database that holds a session. */
export function openShard(env: Env, sessionId: string): Database {
  return openDatabase(shardBinding(env, sessionId));
}

/**
 * The first two digits of a new session's id.
 *
 * @param chance any whole number; evenly spread ones make each database as likely as any other
 */
export function chooseShard(env: Env, chance: number): string {
  const numbers = [...bindings(env).keys()].sort((a, b) => a - b);
  return numbers[chance % numbers.length]!.toString(16).padStart(2, '0');
}
