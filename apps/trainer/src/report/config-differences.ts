/**
 * The fields in which objects differ, with their values.
 *
 * @returns rows of [path, value of the first, value of the second, …]
 */
export function configDifferences(configs: readonly object[]): string[][] {
  const flat = configs.map((config) => new Map(flatten(config)));
  const paths = new Set(flat.flatMap((fields) => [...fields.keys()]));
  return [...paths]
    .map((path) => [path, ...flat.map((fields) => fields.get(path) ?? '–')])
    .filter(([, ...values]) => new Set(values).size > 1);
}

function flatten(value: object, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, field]): [string, string][] => {
    const path = prefix ? `${prefix}.${key}` : key;
    const isGroup = typeof field === 'object' && field !== null && !Array.isArray(field);
    return isGroup ? flatten(field, path) : [[path, typeof field === 'string' ? field : JSON.stringify(field)]];
  });
}
