import { drizzle, type DrizzleD1Database } from 'drizzle-orm/d1';

/** Drizzle over the D1 binding. */
export type Database = DrizzleD1Database;

/** @param binding `env.DB` */
export function openDatabase(binding: D1Database): Database {
  return drizzle(binding, { casing: 'snake_case' });
}
