import { expect, it } from 'vitest';
import { renderSchema } from './render-schema.ts';

it('notes an object down, with ranges, defaults, options and descriptions', () => {
  const text = renderSchema({
    type: 'object',
    required: ['seq', 'values', 'kind'],
    properties: {
      seq: { type: 'integer', minimum: 0, maximum: 9999, description: 'Counts.' },
      values: { type: 'array', items: { type: 'number', minimum: 0, maximum: 1 }, minItems: 7, maxItems: 7 },
      kind: { enum: ['a', 'b'], default: 'a' },
      mean: { type: ['array', 'null'], items: { type: 'number' } },
      title: { type: 'string', maxLength: 80 },
      ended: {
        anyOf: [
          { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
          { type: 'null' },
        ],
      },
      inner: { type: ['object', 'null'], required: ['only'], properties: { only: { const: true } } },
      list: { type: 'array', items: { $ref: '#/components/schemas/Sample' } },
    },
  });
  expect(text).toBe(`{
  seq: integer 0…9999  // Counts.
  values: (number 0…1)[7]
  kind: "a" | "b" = "a"
  mean?: number[] | null
  title?: string ≤ 80 characters
  ended?: integer | null
  inner?: {
    only: true
  } | null
  list?: Sample[]
}`);
});
