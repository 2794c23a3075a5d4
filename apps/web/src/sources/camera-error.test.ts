import { expect, test } from 'vitest';
import { cameraProblem } from './camera-error.ts';

test.each([
  ['NotAllowedError', 'camera-denied'],
  ['SecurityError', 'camera-denied'],
  ['NotFoundError', 'camera-absent'],
  ['OverconstrainedError', 'camera-absent'],
  ['NotReadableError', 'camera-in-use'],
  ['AbortError', 'camera-in-use'],
])('%s is told as %s', (name, code) => {
  expect(cameraProblem(new DOMException('x', name)).code).toBe(code);
});

test('an unknown failure names itself', () => {
  expect(cameraProblem(new DOMException('x', 'OddError'))).toMatchObject({
    code: 'camera-failed',
    message: expect.stringContaining('OddError') as string,
  });
});
