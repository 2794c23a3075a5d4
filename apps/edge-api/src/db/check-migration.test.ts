import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { checkMigration } from './check-migration.ts';

const BREAK = '\n--> statement-breakpoint\n';

it.each(Object.entries(env.TEST_MIGRATION_FILES))('the migration %s loses nothing', (_, sql) =>
  expect(checkMigration(sql)).toEqual([]),
);

describe('a migration is refused that', () => {
  it.each([
    ['drops a table', 'DROP TABLE `sessions`;'],
    ['drops a table, in other words', 'drop\n  table IF EXISTS sessions'],
    ['drops a column', 'ALTER TABLE `sessions` DROP COLUMN `title`;'],
    ['renames a table, as a rebuild does', 'ALTER TABLE `__new_sessions` RENAME TO `sessions`;'],
    ['renames a column', 'ALTER TABLE `sessions` RENAME COLUMN "title" TO "name";'],
    ['deletes rows', 'DELETE FROM sessions;'],
    ['deletes children', 'CREATE TABLE a (b text REFERENCES c(d) ON DELETE cascade);'],
    ['creates samples with a rowid', 'CREATE TABLE `__new_samples` (`seq` integer, PRIMARY KEY(`seq`));'],
  ])('%s', (_, sql) => expect(checkMigration(`CREATE TABLE x (y);${BREAK}${sql}`)).toHaveLength(1));

  it('is marked in another statement only', () => {
    expect(checkMigration(`-- reviewed: the table x was never used\nSELECT 1;${BREAK}DROP TABLE y;`)).toHaveLength(1);
  });

  it('is marked without a reason', () => {
    expect(checkMigration('-- reviewed:\nDROP TABLE y;')).toHaveLength(1);
    expect(checkMigration('-- reviewed: ok\nDROP TABLE y;')).toHaveLength(1);
  });
});

it('lets through what a person has reviewed, and what destroys nothing', () => {
  expect(checkMigration('-- reviewed: the rows are copied in the statement before\nDROP TABLE `sessions`;')).toEqual(
    [],
  );
  expect(checkMigration('ALTER TABLE `sessions` ADD `x` integer DEFAULT 0 NOT NULL;')).toEqual([]);
  expect(checkMigration('DROP INDEX `sessions_public`;')).toEqual([]);
  expect(checkMigration('CREATE TABLE `samples` (`seq` integer) WITHOUT ROWID;')).toEqual([]);
  expect(checkMigration('-- It does not drop table a\nSELECT 1;')).toEqual([]);
});
