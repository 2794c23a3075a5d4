import { core } from 'zod';

type Schema = core.$ZodType;

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
  if (inner instanceof core.$ZodArray) return schemaAt(inner._zod.def.element, below, rest);
  if (inner instanceof core.$ZodObject && key in inner._zod.def.shape) {
    return schemaAt(inner._zod.def.shape[key as string], below, rest);
  }
  return undefined;
}

/** The values that tell the members of a union apart, such as `cosine` and `step`. */
export function memberNames(union: core.$ZodDiscriminatedUnion): string[] {
  const { options, discriminator } = union._zod.def;
  return options.map((option) => String(literalOf(option, discriminator)));
}

function unwrap(schema: Schema, value: unknown): Schema {
  if (
    schema instanceof core.$ZodDefault ||
    schema instanceof core.$ZodPrefault ||
    schema instanceof core.$ZodNullable ||
    schema instanceof core.$ZodOptional
  ) {
    return unwrap(schema._zod.def.innerType, value);
  }
  if (!(schema instanceof core.$ZodDiscriminatedUnion)) return schema;
  const { discriminator, options } = schema._zod.def;
  const name = (value as Record<string, unknown> | undefined)?.[discriminator];
  return options.find((option) => literalOf(option, discriminator) === name) ?? schema;
}

function literalOf(option: Schema, key: string): unknown {
  const field: unknown = option instanceof core.$ZodObject ? option._zod.def.shape[key] : undefined;
  return field instanceof core.$ZodLiteral ? field._zod.def.values[0] : undefined;
}
