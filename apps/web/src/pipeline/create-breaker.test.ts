import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createBreaker } from './create-breaker.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const never = () => new Promise<never>(() => undefined);

test('work ends as it ends by itself while nothing breaks', async () => {
  const breaker = createBreaker();
  expect(await breaker.guard(Promise.resolve(7))).toBe(7);
  await expect(breaker.guard(Promise.reject(new Error('own')))).rejects.toThrow('own');
});

test('what is being waited for ends with the error, and so does all that comes later', async () => {
  const breaker = createBreaker();
  const waiting = [breaker.guard(never()), breaker.guard(never())];
  breaker.break(new Error('lost'));
  breaker.break(new Error('lost again'));
  for (const each of waiting) await expect(each).rejects.toThrow(/^lost$/);
  await expect(breaker.guard(Promise.resolve(1))).rejects.toThrow(/^lost$/);
  await expect(breaker.guard(Promise.reject(new Error('own')))).rejects.toThrow(/^lost$/);
});

test('work that is done is not kept', async () => {
  const breaker = createBreaker();
  const kept: WeakRef<object>[] = [];
  for (let i = 0; i < 20; i++) kept.push(new WeakRef(await breaker.guard(Promise.resolve({ i }))));
  // What a loop has passed is collected at the earliest in a later turn.
  await new Promise((resolve) => setTimeout(resolve));
  collectGarbage();
  expect(kept.filter((ref) => ref.deref()).length).toBeLessThan(2);
});
