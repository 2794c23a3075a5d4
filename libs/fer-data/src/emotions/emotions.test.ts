import { expect, test } from 'vitest';
import { EMOTION_COUNT, EMOTION_NAMES, EMOTIONS } from './emotions.ts';

test('the seven classes stand in the alphabetical order of the Kaggle folders, at their index', () => {
  expect(EMOTION_COUNT).toBe(7);
  expect(EMOTION_NAMES).toEqual([...EMOTION_NAMES].sort());
  expect(EMOTIONS.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('every class has its own colour and symbol', () => {
  expect(new Set(EMOTIONS.map(({ colour }) => colour)).size).toBe(EMOTION_COUNT);
  expect(new Set(EMOTIONS.map(({ symbol }) => symbol)).size).toBe(EMOTION_COUNT);
});
