import { z } from 'zod';

type Schema = z.core.$ZodType;

/**
 * The schema of a place within a value, without defaults, null and optional around it; undefined where the schema says
 * nothing of it.
 *
 * @param value what is validated: the member of a union is chosen by what stands there
 */
export function schemaAt(schema: Schema, value: unknown, path: readonly PropertyKey[]): Schema | undefined {
  const inner = unwrap(schema, value);
  if (path.length === 0) return inner;
  const [key, ...rest] = path;
  const below = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  if (inner instanceof z.ZodArray) return schemaAt(inner.element, below, rest);
  if (inner instanceof z.ZodObject && key in inner.shape) return schemaAt(inner.shape[key as string], below, rest);
  return undefined;
}

/** The values that tell the members of a union apart, such as `cosine` and `step`. */
export function memberNames(union: z.ZodDiscriminatedUnion): string[] {
  return union.options.map((option) => String(literalOf(option, union.def.discriminator)));
}

function unwrap(schema: Schema, value: unknown): Schema {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional
  ) {
    return unwrap(schema.unwrap(), value);
  }
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const { discriminator } = schema.def;
  const name = (value as Record<string, unknown> | undefined)?.[discriminator];
  return schema.options.find((option) => literalOf(option, discriminator) === name) ?? schema;
}

function literalOf(option: Schema, key: string): unknown {
  const field: unknown = option instanceof z.ZodObject ? option.shape[key] : undefined;
  return field instanceof z.ZodLiteral ? field.value : undefined;
}
