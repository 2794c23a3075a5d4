import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { expect, test } from 'vitest';
import { summariseValence, valenceOf } from './valence.ts';

/** All of it one expression. */
const only = (name: string) => EMOTIONS.map((emotion) => (emotion.name === name ? 1 : 0));
const window = (seq: number, name: string, frames = 100) => ({
  seq,
  offsetMs: seq * 5000,
  frames,
  histogram: only(name),
});

test('happy is pleasant, four expressions are not, neutral and surprise are neither', () => {
  expect(Object.fromEntries(EMOTIONS.map(({ name }) => [name, valenceOf(only(name))]))).toEqual({
    angry: -1,
    disgust: -1,
    fear: -1,
    happy: 1,
    neutral: 0,
    sad: -1,
    surprise: 0,
  });
  expect(valenceOf([0.1, 0.1, 0.1, 0.5, 0.1, 0.05, 0.05])).toBeCloseTo(0.15, 9);
});

test('the mean is over frames of all faces, and rare windows do not widen the span', () => {
  const first = { timeline: Array.from({ length: 19 }, (_, seq) => window(seq, 'neutral')) };
  const second = { timeline: [window(19, 'happy', 1900), window(20, 'sad', 0)] };
  expect(summariseValence([first, second])).toEqual({ mean: 0.5, low: 0, high: 0 });
  expect(summariseValence([{ timeline: [window(0, 'sad'), window(1, 'happy')] }])).toEqual({
    mean: 0,
    low: -1,
    high: 1,
  });
  expect(summariseValence([{ timeline: [] }])).toBeNull();
});
