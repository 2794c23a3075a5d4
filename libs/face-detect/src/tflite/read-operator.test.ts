import { Builder, ByteBuffer } from 'flatbuffers';
import { expect, test } from 'vitest';
import { FlatbufferTable } from './flatbuffer-table.ts';
import { readOperator, readOperatorName } from './read-operator.ts';

/** A table with 8-bit fields, given by field number. */
function tableOf(fields: Record<number, number>): FlatbufferTable {
  const builder = new Builder();
  builder.startObject(8);
  for (const [field, value] of Object.entries(fields)) builder.addFieldInt8(Number(field), value, -1);
  builder.finish(builder.endObject());
  return FlatbufferTable.root(new ByteBuffer(builder.asUint8Array()));
}

test('reads the code of old files from the deprecated field', () => {
  expect(readOperatorName(tableOf({ 0: 4 }))).toBe('DEPTHWISE_CONV_2D');
});

test('names an operator that is not supported, and those that are', () => {
  expect(() => readOperatorName(tableOf({ 0: 25 }))).toThrow(/operator 25, which is not supported. Supported: ADD, /);
});

test('refuses a code index outside the table', () => {
  const builder = new Builder();
  builder.startObject(5);
  builder.addFieldInt32(0, 7, 0);
  builder.finish(builder.endObject());
  const table = FlatbufferTable.root(new ByteBuffer(builder.asUint8Array()));
  expect(() => readOperator(table, ['ADD'])).toThrow(/code index 7 of 1/);
});
