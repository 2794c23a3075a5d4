/** The parts of a JSON Schema (OpenAPI 3.1) that our documents use. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  description?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  default?: unknown;
}

/**
 * Writes a schema the way a person would note it down: `{ seq: integer 0…9999, … }`, named shapes by their name,
 * descriptions as comments.
 */
export function renderSchema(schema: Schema, indent = ''): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return choices.map((choice) => renderSchema(choice, indent)).join(schema.allOf ? ' & ' : ' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const types = [schema.type ?? 'any'].flat();
  const orNull = types.includes('null') ? ' | null' : '';
  if (schema.properties) return renderObject(schema, schema.properties, indent) + orNull;
  if (schema.items) return renderArray(schema, schema.items, indent) + orNull;

  const type = types.join(' | ');
  const length = schema.maxLength === undefined ? '' : ` ≤ ${schema.maxLength} characters`;
  const format = schema.format && schema.format !== type ? ` (${schema.format})` : '';
  return type + range(schema.minimum, schema.maximum) + length + format;
}

/** `Sample[1…500]`, `(number 0…1)[7]` */
function renderArray(schema: Schema, items: Schema, indent: string): string {
  const item = renderSchema(items, indent);
  const simple = items.properties || !item.includes(' ');
  return `${simple ? item : `(${item})`}[${range(schema.minItems, schema.maxItems).trimStart()}]`;
}

function renderObject(schema: Schema, properties: Record<string, Schema>, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, property]) => {
    const optional = schema.required?.includes(name) ? '' : '?';
    const fallback = property.default === undefined ? '' : ` = ${JSON.stringify(property.default)}`;
    const comment = property.description ? `  // ${property.description}` : '';
    return `${inner}${name}${optional}: ${renderSchema(property, inner)}${fallback}${comment}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

/** ` 0…9`, ` ≥ 1`; bounds as wide as the numbers themselves are not worth a word. */
function range(from: number | undefined, to: number | undefined): string {
  const low = from !== undefined && from > Number.MIN_SAFE_INTEGER ? from : undefined;
  const high = to !== undefined && to < Number.MAX_SAFE_INTEGER ? to : undefined;
  if (low !== undefined && high !== undefined) return low === high ? ` ${low}` : ` ${low}…${high}`;
  if (low !== undefined) return ` ≥ ${low}`;
  return high === undefined ? '' : ` ≤ ${high}`;
}
