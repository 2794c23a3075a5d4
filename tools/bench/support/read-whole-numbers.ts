import { parseArgs } from 'node:util';

/** The flags of a benchmark that are whole numbers from 1, with their defaults. @throws Error for anything else */
export function readWholeNumbers<Name extends string>(defaults: Record<Name, number>): Record<Name, number> {
  const entries = Object.entries<number>(defaults);
  const options = Object.fromEntries(
    entries.map(([name, value]) => [name, { type: 'string' as const, default: String(value) }]),
  );
  const { values } = parseArgs({ allowPositionals: true, options });
  return Object.fromEntries(entries.map(([name]) => [name, parse(name, values[name])])) as Record<Name, number>;
}

function parse(name: string, text: unknown): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Error(`--${name} is ${String(text)}; give a whole number from 1.`);
}
