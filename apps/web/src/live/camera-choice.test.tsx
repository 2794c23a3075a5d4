import { render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { expect, test, vi } from 'vitest';
import { CameraChoice } from './camera-choice.tsx';

const cameras = [
  { deviceId: 'a', label: 'Front' },
  { deviceId: 'b', label: 'Back' },
];

test('shows the camera that runs, also after it was switched, and tells which was chosen', () => {
  const [current, setCurrent] = createSignal('a');
  const onChoose = vi.fn();
  render(() => <CameraChoice cameras={cameras} current={current()} onChoose={onChoose} />);
  const select = screen.getByLabelText<HTMLSelectElement>('Camera');
  expect(select.value).toBe('a');
  setCurrent('b');
  expect(select.value).toBe('b');
  select.value = 'a';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  expect(onChoose).toHaveBeenCalledWith('a');
});

test('one camera is no choice', () => {
  render(() => <CameraChoice cameras={cameras.slice(0, 1)} current="a" onChoose={() => undefined} />);
  expect(screen.queryByTestId('camera-choice')).toBeNull();
});
