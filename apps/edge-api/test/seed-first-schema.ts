/** Fills a database of the first migration with rows of every table, as the first release would have written them. */
export async function seedFirstSchema(db: D1Database): Promise<void> {
  const insert = (table: string, rows: readonly (readonly (string | number | null)[])[]) =>
    rows.map((row) => db.prepare(`insert into ${table} values (${row.map(() => '?').join(', ')})`).bind(...row));
  const numbers = (n: number) => Array.from({ length: n }, (_, index) => index);
  const id = (n: number) => n.toString(16).padStart(32, '0');

  await db.batch([
    ...insert('models', [
      ['student', '{"id":"student"}', '{"name":"Student"}', 1, null, 1],
      ['teacher', '{"id":"teacher"}', '{"name":"Teacher \'s"}', 2, 3, 0],
    ]),
    ...insert(
      'publish_tokens',
      numbers(2).map((n) => [`token${n}`, 'f'.repeat(64), 'box', 'admin', n, n + 1]),
    ),
    ...insert(
      'publish_log',
      numbers(3).map((n) => [`entry${n}`, n, 'token0', 'publish', 'student']),
    ),
    ...insert(
      'sessions',
      numbers(40).map((n) => [
        id(n),
        'e'.repeat(64),
        `Session ${n} ☺`,
        'public',
        'student',
        'short',
        1,
        n,
        n % 2 || null,
        9,
      ]),
    ),
    ...insert(
      'samples',
      numbers(400).map((n) => [id(n % 40), Math.floor(n / 40), n % 3, n * 5000, 100, 10_000, 0, 0, 0, 0, 0, 0]),
    ),
  ]);
}
