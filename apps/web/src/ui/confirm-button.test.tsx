import { fireEvent, render, screen } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { ConfirmButton } from './confirm-button.tsx';

function show() {
  const onConfirm = vi.fn();
  render(() => <ConfirmButton label="Delete" sure="Really delete" testId="delete" onConfirm={onConfirm} />);
  return { onConfirm, button: screen.getByTestId('delete') };
}

test('the second press does it; the focus stays where it is', () => {
  const { onConfirm, button } = show();
  button.focus();
  button.click();
  expect(onConfirm).not.toHaveBeenCalled();
  expect(screen.getByTestId('delete-confirm')).toBe(document.activeElement);
  expect(button.textContent).toBe('Really delete');
  button.click();
  expect(onConfirm).toHaveBeenCalledOnce();
  expect(button.textContent).toBe('Delete');
});

test.for([
  ['Escape', (button: HTMLElement) => fireEvent.keyDown(button, { key: 'Escape' })],
  ['leaving it', (button: HTMLElement) => button.blur()],
] as const)('%s takes the first press back', ([, takeBack]) => {
  const { onConfirm, button } = show();
  button.focus();
  button.click();
  takeBack(button);
  expect(button.textContent).toBe('Delete');
  button.click();
  expect(onConfirm).not.toHaveBeenCalled();
});
