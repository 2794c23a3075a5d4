import { beforeEach, expect, test } from 'vitest';
import { chooseBackend, chosenBackend } from './chosen-backend.ts';

beforeEach(() => localStorage.clear());

test('the address comes before the choice, and the choice before the page', () => {
  expect(chosenBackend('')).toBe('auto');
  chooseBackend('webgpu');
  expect(chosenBackend('')).toBe('webgpu');
  expect(chosenBackend('?backend=wasm')).toBe('wasm');
  chooseBackend('auto');
  expect(chosenBackend('')).toBe('auto');
});

test('names that are no backend are passed over', () => {
  localStorage.setItem('howifeel.backend', 'toString');
  expect(chosenBackend('?backend=cuda')).toBe('auto');
});
