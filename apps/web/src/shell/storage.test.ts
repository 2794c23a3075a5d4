import { afterEach, expect, test, vi } from 'vitest';
import { storage } from './storage.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

test('a choice is kept on the device until it is taken back', () => {
  expect(storage.get('colour')).toBeNull();
  storage.set('colour', 'red');
  expect(localStorage.getItem('colour')).toBe('red');
  expect(storage.get('colour')).toBe('red');
  storage.set('colour', null);
  expect(storage.get('colour')).toBeNull();
});

test('where the browser refuses storage nothing fails, and a choice holds for the visit', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  expect(storage.get('colour')).toBeNull();
  storage.set('colour', 'red');
  expect(storage.get('colour')).toBe('red');
  storage.set('colour', null);
  expect(storage.get('colour')).toBeNull();
});
