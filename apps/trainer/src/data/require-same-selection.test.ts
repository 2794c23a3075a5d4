import { expect, test } from 'vitest';
import { requireSameSelection } from './require-same-selection.ts';

const held = { data: { split: '90/10', clean: false }, seed: 1 } as const;
const official = { data: { split: 'official', clean: false }, seed: 1 } as const;

test.each([
  ['another seed', held, { ...held, seed: 2 }],
  ['other images left out', held, { ...held, data: { ...held.data, clean: true } }],
  ['a cut of what was learnt from as a whole', official, held],
  ['PublicTest after a part of Training, whose best epoch stood on other images', held, official],
])('%s is refused', (_, before, after) => {
  expect(() => requireSameSelection(before, after)).toThrow(/measured on other images .*"split":"90\/10"/);
});

test('PublicTest is the same whatever the seed, and the same cut may be resumed', () => {
  expect(() => requireSameSelection(official, { ...official, seed: 2 })).not.toThrow();
  expect(() => requireSameSelection(held, structuredClone(held))).not.toThrow();
});
