import { expect, test } from 'vitest';
import { learns } from './freeze.ts';

test('layers are frozen by the beginning of their names, for their epochs or to the end', () => {
  const freeze = [
    { layers: [''], except: ['logits'], epochs: 2 },
    { layers: ['stem', 'layer1'], except: [] },
  ];
  const inEpoch = (epoch: number) =>
    ['stem/conv/kernel', 'layer1/0/bn/gamma', 'layer4/0/conv/kernel', 'logits/bias'].map((weight) =>
      learns(weight, freeze, epoch),
    );
  expect(inEpoch(1)).toEqual([false, false, false, true]);
  expect(inEpoch(2)).toEqual([false, false, true, true]);
  expect(learns('stem/conv/kernel', [], 0)).toBe(true);
});
