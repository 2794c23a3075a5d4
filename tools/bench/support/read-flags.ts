import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

type ValuesOf<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ allowPositionals: true; options: Options }>
>['values'];

/**
 * The flags of a benchmark.
 *
 * @param numbers those that are whole numbers from 1, with their defaults
 * @param others as `parseArgs` takes them
 * @throws Error for what is no whole number, and for flags that there are not
 */
export function readFlags<Name extends string, Others extends ParseArgsOptionsConfig>(
  numbers: Record<Name, number>,
  others = {} as Others,
): Record<Name, number> & ValuesOf<Others> {
  const entries = Object.entries<number>(numbers);
  const options = Object.fromEntries(
    entries.map(([name, value]) => [name, { type: 'string' as const, default: String(value) }]),
  );
  const { values } = parseArgs({ allowPositionals: true, options: { ...others, ...options } });
  const whole = Object.fromEntries(
    entries.map(([name]) => [name, parse(name, (values as Record<string, unknown>)[name])]),
  );
  return { ...(values as ValuesOf<Others>), ...(whole as Record<Name, number>) };
}

function parse(name: string, text: unknown): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Error(`--${name} is ${String(text)}; give a whole number from 1.`);
}
