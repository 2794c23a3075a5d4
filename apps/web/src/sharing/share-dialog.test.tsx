import { fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { beforeAll, expect, test, vi } from 'vitest';
import { ShareDialog } from './share-dialog.tsx';

beforeAll(() => {
  // jsdom has no dialogs that open.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
});

function show(demo: boolean) {
  const onConfirm = vi.fn();
  const [isDemo, setDemo] = createSignal(demo);
  render(() => <ShareDialog open demo={isDemo()} onConfirm={onConfirm} onClose={() => undefined} />);
  const confirm = () => screen.getByTestId('share-confirm').click();
  return { onConfirm, setDemo, confirm };
}

test('a session of people can be for everyone', () => {
  const { onConfirm, confirm } = show(false);
  screen.getByText(/Everyone/).click();
  confirm();
  expect(onConfirm).toHaveBeenCalledWith({ title: '', visibility: 'public' });
});

test('one of the demo is called so and is for those with the link or nobody', () => {
  const { onConfirm, confirm } = show(true);
  expect(screen.queryByText(/Everyone/)).toBeNull();
  expect(screen.getByText(/Results do not list it/)).toBeTruthy();
  confirm();
  expect(onConfirm).toHaveBeenLastCalledWith({ title: 'Demo', visibility: 'link' });
  screen.getByText('Only this device').click();
  fireEvent.input(screen.getByLabelText('Title'), { target: { value: 'Only mine' } });
  confirm();
  expect(onConfirm).toHaveBeenLastCalledWith({ title: 'Only mine', visibility: 'private' });
});

test('what was chosen for people does not make the demo public', () => {
  const { onConfirm, setDemo, confirm } = show(false);
  screen.getByText(/Everyone/).click();
  setDemo(true);
  confirm();
  expect(onConfirm).toHaveBeenCalledWith({ title: 'Demo', visibility: 'link' });
});
