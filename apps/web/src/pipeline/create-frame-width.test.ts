import { expect, test } from 'vitest';
import { createFrameWidth } from './create-frame-width.ts';

/** Ten frames of this length. */
const feed = (width: ReturnType<typeof createFrameWidth>, ms: number) => {
  for (let i = 0; i < 10; i++) width.add(ms);
};

test('a slow device takes smaller frames, step by step, down to the smallest', () => {
  const width = createFrameWidth();
  expect(width.current()).toBe(640);
  feed(width, 400);
  expect(width.current()).toBe(480);
  feed(width, 300);
  expect(width.current()).toBe(320);
  feed(width, 300);
  expect(width.current()).toBe(320);
});

test('a device of usual speed keeps what it has', () => {
  const width = createFrameWidth();
  feed(width, 90);
  expect(width.current()).toBe(640);
  feed(width, 400);
  feed(width, 90);
  expect(width.current()).toBe(480);
});

test('when it has become fast, frames are large again, and never beyond the best', () => {
  const width = createFrameWidth();
  feed(width, 400);
  feed(width, 20);
  feed(width, 20);
  expect(width.current()).toBe(640);
});

test('single hiccups do not count', () => {
  const width = createFrameWidth();
  for (const ms of [3000, 60, 60, 900, 60, 60, 800, 60, 60, 60]) width.add(ms);
  expect(width.current()).toBe(640);
});
