/** A database that tells how many rows each of its batches wrote, by D1's own count. */
export function countRowsWritten(db: D1Database, onBatch: (rows: number) => void): D1Database {
  return new Proxy(db, {
    get(target, key: keyof D1Database) {
      if (key !== 'batch') return Reflect.get(target, key).bind(target);
      return async (statements: D1PreparedStatement[]) => {
        const results = await target.batch(statements);
        onBatch(results.reduce((sum, result) => sum + result.meta.rows_written, 0));
        return results;
      };
    },
  });
}
