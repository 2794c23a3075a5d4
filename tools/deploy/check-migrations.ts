import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkMigration } from '@howifeel/edge-api/migrations';

/** @throws {Error} naming every statement of a migration that could lose rows and that nobody has marked as reviewed. */
export function checkMigrations(folder: string): void {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const faults = files.flatMap((name) =>
    checkMigration(readFileSync(join(folder, name), 'utf8')).map((fault) => `  ${name}: ${fault}`),
  );
  if (faults.length === 0) return;
  throw new Error(
    `Migrations could lose data:\n${faults.join('\n')}\n` +
      'Rewrite them, or say in the statement why nothing is lost: -- reviewed: <reason>.',
  );
}
