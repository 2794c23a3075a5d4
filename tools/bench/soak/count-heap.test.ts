import { expect, test } from 'vitest';
import { countHeap } from './count-heap.ts';

test('values and code are told apart; what lies outside V8 is neither', () => {
  const meta = { node_fields: ['type', 'name', 'self_size'], node_types: [['object', 'code', 'native', 'string']] };
  const nodes = [0, 0, 100, 1, 0, 30, 2, 0, 5000, 3, 0, 7, 1, 0, 2];
  expect(countHeap(JSON.stringify({ snapshot: { meta }, nodes }))).toEqual({ values: 107, code: 32 });
});
