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

test('who chooses is not overruled by the address any longer', () => {
  history.replaceState(null, '', '/?backend=webgl&other=1');
  expect(chosenBackend()).toBe('webgl');
  chooseBackend('auto');
  expect(chosenBackend()).toBe('auto');
  expect(location.search).toBe('?other=1');
});

test('names that are no backend are passed over', () => {
  localStorage.setItem('howifeel.backend', 'toString');
  expect(chosenBackend('?backend=cuda')).toBe('auto');
});
