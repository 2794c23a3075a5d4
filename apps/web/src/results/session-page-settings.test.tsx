import type { SessionDetail } from '@howifeel/edge-api/contract';
import { ApiError } from '@howifeel/edge-api/contract';
import { fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { expect, test, vi } from 'vitest';
import { SessionPageSettings, type SessionSettings } from './session-page-settings.tsx';

const session = { title: 'A film', visibility: 'link', samples: 1 } as SessionDetail;
const titleField = () => screen.getByLabelText<HTMLInputElement>('Title');
const open = (onSave: (settings: SessionSettings) => Promise<void>, demo = false) => {
  const [shown, setShown] = createSignal(session);
  render(() => <SessionPageSettings session={shown()} demo={demo} onSave={onSave} />);
  return setShown;
};

test('saves what was typed and chosen, and says so until it is changed again', async () => {
  const save = vi.fn(async () => undefined);
  const show = open(save);
  fireEvent.input(titleField(), { target: { value: ' A walk ' } });
  fireEvent.change(screen.getByLabelText('Who can see it'), { target: { value: 'private' } });
  show({ ...session, samples: 2 });
  expect(titleField().value, 'while the session grows').toBe(' A walk ');
  screen.getByTestId('session-save').click();
  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(save.mock.calls).toEqual([[{ title: 'A walk', visibility: 'private' }]]);
  fireEvent.input(titleField(), { target: { value: 'A run' } });
  expect(screen.queryByText('Saved')).toBeNull();
});

test.each([
  [true, ['link', 'private']],
  [false, ['link', 'private', 'public']],
])('who can be let in, where the demo was shared (%s)', (demo, offered) => {
  open(async () => undefined, demo);
  const { options } = screen.getByLabelText<HTMLSelectElement>('Who can see it');
  expect([...options].map(({ value }) => value)).toEqual(offered);
});

test('what went wrong is told, what was typed stays', async () => {
  open(() =>
    Promise.reject(new ApiError({ code: 'rate_limited', message: 'Too many.', hint: 'Wait a minute.', status: 429 })),
  );
  fireEvent.input(titleField(), { target: { value: 'A walk' } });
  screen.getByTestId('session-save').click();
  expect((await screen.findByTestId('error')).textContent).toContain('Too many.Wait a minute.');
  expect(titleField().value).toBe('A walk');
  expect(screen.queryByText('Saved')).toBeNull();
});
