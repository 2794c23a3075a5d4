import { EMOTION_NAMES } from '@howifeel/fer-data/emotions';
import { expect, test } from 'vitest';
import { FADE_MS, HOLD_MS, MORPH_ORDER, morphAt } from './morph.ts';

const STEP = HOLD_MS + FADE_MS;

test('the order has every emotion once', () => {
  expect([...MORPH_ORDER].sort()).toEqual([...EMOTION_NAMES].sort());
});

test('a face stands still, then becomes the next', () => {
  expect(morphAt(HOLD_MS - 1)).toEqual({ from: MORPH_ORDER[0], to: MORPH_ORDER[1], mix: 0 });
  expect(morphAt(HOLD_MS + FADE_MS / 2).mix).toBeCloseTo(0.5, 10);
  expect(morphAt(STEP)).toEqual({ from: MORPH_ORDER[1], to: MORPH_ORDER[2], mix: 0 });
});

test('the last becomes the first again', () => {
  expect(morphAt(6 * STEP)).toMatchObject({ from: MORPH_ORDER[6], to: MORPH_ORDER[0] });
  expect(morphAt(7 * STEP)).toMatchObject({ from: MORPH_ORDER[0] });
});
