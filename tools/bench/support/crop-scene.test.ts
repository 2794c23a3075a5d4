import { expect, test } from 'vitest';
import { emptyScene, poolScenes } from './crop-scene.ts';
import { addToTallies } from './crop-tally.ts';

const rules = [0, 0.1].map((margin) => ({ margin, offset: { x: 0, y: 0 }, alignRoll: false }));

test('pooled scenes count as one, rule by rule', () => {
  const [plain, photos] = [emptyScene('plain', rules), emptyScene('photos', rules)];
  Object.assign(plain, { faces: 2, found: 1, rawCorrect: 1 });
  Object.assign(photos, { faces: 3, found: 3, framesWithFalseFaces: 1 });
  const sure = [0.5, 0.25];
  addToTallies(plain.tallies, [sure, sure], 0);
  addToTallies(photos.tallies, [[0.2, 0.8], sure], 0);
  const whole = poolScenes([plain, photos]);
  expect(whole).toMatchObject({
    background: 'plain + photos',
    faces: 5,
    found: 4,
    framesWithFalseFaces: 1,
    rawCorrect: 1,
  });
  expect(whole.tallies.map(({ correct }) => correct)).toEqual([1, 2]);
  expect(whole.tallies[0]!.loss).toBeCloseTo(-Math.log(0.5) - Math.log(0.2));
  expect(whole.tallies[1]!.rule).toBe(rules[1]);
});
