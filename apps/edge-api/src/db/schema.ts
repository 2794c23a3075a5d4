import type { EmotionName } from '@howifeel/fer-data/emotions';
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ModelSummary, Visibility } from '../contract/index.ts';

/*
 * No foreign keys: drizzle-kit rebuilds a table by DROP, and with ON DELETE CASCADE that would silently empty its children.
 * Rows that belong together are deleted together, in one batch.
 * Times are epoch milliseconds.
 */

/** The registry. The weights themselves lie in R2, named by their hash. */
export const models = sqliteTable(
  'models',
  {
    id: text().primaryKey(),
    /** The manifest, word for word as it is served. */
    manifest: text().notNull(),
    /** What lists show, worked out once when it is published. */
    summary: text({ mode: 'json' }).$type<Omit<ModelSummary, 'publishedAt' | 'isDefault' | 'retired'>>().notNull(),
    publishedAt: integer().notNull(),
    retiredAt: integer(),
    isDefault: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    uniqueIndex('models_one_default')
      .on(table.isDefault)
      .where(sql`${table.isDefault} = 1`),
  ],
);

/** Who may publish. Only the hash of a token is kept. */
export const publishTokens = sqliteTable('publish_tokens', {
  /** The part of the token that is no secret; it names the token in the log. */
  id: text().primaryKey(),
  /** SHA-256 of the whole token, hex. */
  hash: text().notNull(),
  /** Whose it is, for people. */
  name: text().notNull(),
  /** `publish` adds blobs and models; `admin` also replaces, retires and chooses the default. */
  scope: text({ enum: ['publish', 'admin'] }).notNull(),
  createdAt: integer().notNull(),
  expiresAt: integer().notNull(),
});

/** Who published, replaced, retired what, and when. */
export const publishLog = sqliteTable('publish_log', {
  id: text().primaryKey(),
  at: integer().notNull(),
  tokenId: text().notNull(),
  action: text({ enum: ['publish', 'replace', 'default', 'retire', 'unretire'] }).notNull(),
  modelId: text().notNull(),
});

/** A shared session. Nothing here tells who the person is: no address, no browser, no account. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    /** SHA-256 of the write token, hex. */
    writeHash: text().notNull(),
    title: text().notNull(),
    visibility: text().$type<Visibility>().notNull(),
    modelId: text().notNull(),
    detector: text().notNull(),
    consentVersion: integer().notNull(),
    startedAt: integer().notNull(),
    endedAt: integer(),
    expiresAt: integer().notNull(),
    /** Until then somebody may be watching live, and new samples are told to the session's Durable Object. */
    watchedUntil: integer().notNull().default(0),
  },
  (table) => [
    index('sessions_public')
      .on(table.startedAt, table.id)
      .where(sql`${table.visibility} = 'public'`),
    index('sessions_expiry').on(table.expiresAt),
  ],
);

/** A mean probability in ten-thousandths: two bytes instead of eight, and sums that are exact. */
const share = () => integer().notNull();

/**
 * One face in one window. Keyed (session, seq) in a table WITHOUT ROWID (drizzle cannot say so: see the migration), which
 * makes a sample one row written, and a repeated one none.
 */
export const samples = sqliteTable(
  'samples',
  {
    sessionId: text().notNull(),
    seq: integer().notNull(),
    track: integer().notNull(),
    offsetMs: integer().notNull(),
    frames: integer().notNull(),
    angry: share(),
    disgust: share(),
    fear: share(),
    happy: share(),
    neutral: share(),
    sad: share(),
    surprise: share(),
  } satisfies Record<EmotionName | 'sessionId' | 'seq' | 'track' | 'offsetMs' | 'frames', unknown>,
  (table) => [primaryKey({ columns: [table.sessionId, table.seq] })],
);
