import { expect, test } from 'vitest';
import { openArchitecture } from './architectures.ts';

test.each([
  ['vgg13', 32],
  ['facenet', 75],
])('%s takes an input of %i pixels or more: of a smaller one nothing would be left', (name, least) => {
  expect(openArchitecture(name, { inputSize: least }).options.inputSize).toBe(least);
  expect(() => openArchitecture(name, { inputSize: least - 1 })).toThrow(
    `The options of '${name}' are wrong at 'inputSize'`,
  );
});
