import { render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { expect, test } from 'vitest';
import type { PrepareProgress } from '../pipeline/protocol.ts';
import { Preparing } from './preparing.tsx';

test('bytes are shown, and only the step is told to screen readers', () => {
  const [progress, setProgress] = createSignal<PrepareProgress>({ step: 'model', loadedBytes: 1e6, totalBytes: 4e6 });
  render(() => <Preparing progress={progress()} />);
  expect(screen.getByTestId('preparing').textContent).toContain('1.0 MB of 4.0 MB');
  expect(screen.getByRole('status').textContent).toBe('Loading the model');
  setProgress({ step: 'shaders', loadedBytes: 0, totalBytes: 0 });
  expect(screen.getByRole('status').textContent).toBe('Preparing shaders');
});
