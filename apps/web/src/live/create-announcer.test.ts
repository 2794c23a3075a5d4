import { expect, test } from 'vitest';
import { ANNOUNCE_MS, createAnnouncer } from './create-announcer.ts';

test('news are told at most every few seconds, and the latest wins', () => {
  let time = 0;
  const { text, tell } = createAnnouncer(() => time);
  tell('Happy');
  expect(text()).toBe('Happy');
  time = ANNOUNCE_MS - 1;
  tell('Sad');
  expect(text()).toBe('Happy');
  time = ANNOUNCE_MS;
  tell('Unsure');
  expect(text()).toBe('Unsure');
});
