/** The line by which a person says that a statement which destroys data was thought through, and why. */
const REVIEWED = /^--[ \t]*reviewed:[ \t]*\S.{9,}/im;

/** What SQLite and drizzle-kit write when rows or columns vanish, or when a table is copied into a new one. */
const DESTRUCTIVE: readonly { pattern: RegExp; what: string }[] = [
  { pattern: /\bdrop\s+table\b/i, what: 'drops a table' },
  { pattern: /\bdrop\s+column\b/i, what: 'drops a column' },
  { pattern: /\brename\s+to\b/i, what: 'renames a table, as a rebuild does' },
  { pattern: /\brename\s+column\b/i, what: 'renames a column, which Workers of the version before still ask for' },
  { pattern: /\bdelete\s+from\b/i, what: 'deletes rows' },
  { pattern: /\b(?:insert\s+or\s+)?replace\s+into\b/i, what: 'replaces rows' },
  { pattern: /\bon\s+delete\s+cascade\b/i, what: 'deletes children with their parents, also in a rebuild' },
  { pattern: /\bpragma\s+(?:foreign_keys|writable_schema)\b/i, what: 'switches off what protects rows' },
];

/** Tables that are WITHOUT ROWID by hand; drizzle-kit does not know, and a rebuild by it would make a sample cost two rows. */
const WITHOUT_ROWID = ['samples'];

/**
 * Reads a migration as CI does. Statements that could lose rows need a comment `-- reviewed: <why nothing is lost>` in the same
 * statement.
 *
 * @param sql a file of `migrations/`
 * @returns what is wrong with it, a sentence each; nothing when it may be applied
 */
export function checkMigration(sql: string): string[] {
  return sql.split('--> statement-breakpoint').flatMap((statement) => {
    const code = statement.replace(/--.*$/gm, '').trim();
    const destructive = REVIEWED.test(statement) ? [] : DESTRUCTIVE.filter(({ pattern }) => pattern.test(code));
    return [
      ...destructive.map(({ what }) => `It ${what}: ${firstLine(code)}`),
      ...WITHOUT_ROWID.filter((table) => createsTable(code, table) && !/\)\s*WITHOUT\s+ROWID\s*;?$/i.test(code)).map(
        (table) => `It creates ${table} with a rowid; write WITHOUT ROWID after the last parenthesis.`,
      ),
    ];
  });
}

/** Also under the name that drizzle-kit gives a table while it rebuilds it. */
function createsTable(code: string, table: string): boolean {
  return new RegExp(
    `^create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?["\`\\[]?(?:__new_)?${table}["\`\\]]?\\s*\\(`,
    'i',
  ).test(code);
}

function firstLine(code: string): string {
  return code.split('\n')[0] ?? '';
}
