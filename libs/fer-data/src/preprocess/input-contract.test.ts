import { describe, expect, test } from 'vitest';
import { FER2013_INPUT, inputContractSchema } from './input-contract.ts';

describe('inputContractSchema', () => {
  test('takes the contract of FER-2013, also after a way through JSON', () => {
    expect(inputContractSchema.parse(JSON.parse(JSON.stringify(FER2013_INPUT)))).toEqual(FER2013_INPUT);
  });

  test.each([
    ['gray weights that do not sum to 1', { grayWeights: [0.3, 0.3, 0.3] }, 'grayWeights'],
    ['a mean for each of two channels', { mean: [0.5, 0.5] }, 'mean'],
    ['a std for three channels where there is one', { std: [0.2, 0.2, 0.2] }, 'std'],
    ['a std of zero', { std: [0] }, 'std'],
    ['a size that no network takes', { size: 4 }, 'size'],
    ['two channels', { channels: 2 }, 'channels'],
  ])('refuses %s', (_, change, field) => {
    const { error } = inputContractSchema.safeParse({ ...FER2013_INPUT, ...change });
    expect(error?.issues[0].path[0]).toBe(field);
  });

  test('refuses what it does not know', () => {
    expect(inputContractSchema.safeParse({ ...FER2013_INPUT, gamma: 2 }).success).toBe(false);
  });
});
