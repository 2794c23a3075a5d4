import { cpus } from 'node:os';

/** One line of a benchmark's result: names and figures. */
export type Row = Record<string, string | number | null>;

/**
 * Prints a benchmark's rows as a table and then, as the last line, as JSON: `{bench, machine, rows}`.
 *
 * @param software what the figures depend on beside the processor, e.g. the browser and its version.
 */
export function reportRows(bench: string, rows: readonly Row[], software: readonly string[] = []): void {
  const processors = cpus();
  const machine = [`${processors.length} × ${processors[0]?.model.trim()}`, `node ${process.version}`, ...software];
  console.table(rows);
  console.log(JSON.stringify({ bench, machine: machine.join(', '), rows }));
}
