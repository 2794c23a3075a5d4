import { EMOTIONS } from '../emotions/emotions.ts';
import { describe, expect, test } from 'vitest';
import { leadingEmotion } from './leading-emotion.ts';

/** Seven probabilities, given by name; the rest shares what is left. */
function reading(given: Partial<Record<(typeof EMOTIONS)[number]['name'], number>>): number[] {
  const sum = Object.values(given).reduce((total, value) => total + value, 0);
  const rest = (1 - sum) / (EMOTIONS.length - Object.keys(given).length);
  return EMOTIONS.map((emotion) => given[emotion.name] ?? rest);
}
const happy = EMOTIONS[3];

describe('leadingEmotion', () => {
  test('names the class that clearly leads', () => {
    expect(leadingEmotion(reading({ happy: 0.8 }))).toBe(happy);
  });

  test('is unsure when all are alike', () => {
    expect(leadingEmotion(reading({}))).toBeNull();
  });

  test('is unsure when two are close, however high they are', () => {
    expect(leadingEmotion(reading({ happy: 0.47, surprise: 0.44 }))).toBeNull();
  });

  test('is unsure when the first is low, however far ahead', () => {
    expect(leadingEmotion(reading({ happy: 0.35 }))).toBeNull();
  });

  test('who leads keeps the lead through a small dip, and no longer', () => {
    expect(leadingEmotion(reading({ happy: 0.36 }), happy)).toBe(happy);
    expect(leadingEmotion(reading({ happy: 0.3 }), happy)).toBeNull();
  });

  test('the dip helps only the one that led', () => {
    expect(leadingEmotion(reading({ sad: 0.36 }), happy)).toBeNull();
  });
});
