import { createRandom } from '@howifeel/fer-data';
import { expect, test } from 'vitest';
import { fitTemperature } from './fit-temperature.ts';

/** Draws n labels from known probabilities, then states these probabilities `sharper` times as sharply. */
function sample(n: number, sharper: number) {
  const random = createRandom(3);
  const labels = new Uint8Array(n);
  const probabilities = new Float32Array(n * 3);
  for (let i = 0; i < n; i++) {
    const logits = [0, 1, 2].map(() => random.next() * 4);
    const exact = softmax(logits);
    const pick = random.next();
    labels[i] = pick < exact[0] ? 0 : pick < exact[0] + exact[1] ? 1 : 2;
    probabilities.set(softmax(logits.map((logit) => logit * sharper)), i * 3);
  }
  return { labels, probabilities };
}

function softmax(logits: number[]): number[] {
  const powers = logits.map(Math.exp);
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / sum);
}

test.each([0.5, 1, 2.5])('predictions %d times too sure get that temperature', (sharper) => {
  const { labels, probabilities } = sample(20_000, sharper);
  expect(fitTemperature(probabilities, labels) / sharper).toBeCloseTo(1, 1);
});

test('stays in its bounds, also for a classifier that is always right, or always wrong', () => {
  expect(fitTemperature(Float32Array.of(0.9, 0.1, 0.1, 0.9), Uint8Array.of(0, 1))).toBeCloseTo(0.25, 2);
  expect(fitTemperature(Float32Array.of(0.9, 0.1, 0.1, 0.9), Uint8Array.of(1, 0))).toBeCloseTo(4, 2);
});
