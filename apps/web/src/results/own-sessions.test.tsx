import { ApiError } from '@howifeel/edge-api/contract';
import { MemoryRouter, Route } from '@solidjs/router';
import { render, screen } from '@solidjs/testing-library';
import { beforeEach, expect, test, vi } from 'vitest';
import { openSharingDatabase, type OwnSession, type SharingDatabase } from '../sharing/database.ts';
import { createOutbox, type OutboxApi } from '../sharing/outbox.ts';
import { OwnSessions } from './own-sessions.tsx';

const database = vi.hoisted(() => ({ open: vi.fn<() => Promise<unknown>>() }));
const deleteSession = vi.hoisted(() => vi.fn<() => Promise<void>>());
vi.mock('../sharing/open-sharing.ts', () => ({
  sharingDatabase: () => database.open(),
  sharingOutbox: async () => createOutbox(kept, { deleteSession } as unknown as OutboxApi),
}));

let kept: SharingDatabase;
beforeEach(async () => {
  kept = await openSharingDatabase(crypto.randomUUID());
  database.open.mockResolvedValue(kept);
});

const keep = (id: string, fields: Partial<OwnSession>) =>
  kept.put('sessions', {
    id,
    title: id,
    writeToken: 't',
    modelId: 'student',
    startedAt: 1,
    expiresAt: Date.now() + 1e6,
    ...fields,
  });
const server = (id: string) => ({ server: { id, sharePath: `/s/${id}` } });
const show = () =>
  render(() => (
    <MemoryRouter>
      <Route path="*" component={OwnSessions} />
    </MemoryRouter>
  ));

test('says what became of each session, and links those that the server has', async () => {
  await keep('open', server('a'));
  await keep('closed', { ...server('b'), state: 'ended' });
  await keep('offline', {});
  await keep('refused', { state: 'refused' });
  show();
  const rows = await screen.findAllByTestId('own-session');
  const said = Object.fromEntries(rows.map((row) => [row.querySelector('strong')!.textContent, row]));
  expect(said['open']?.textContent).toMatch(/, open$/);
  expect(said['closed']?.textContent).toMatch(/, closed$/);
  expect(said['offline']?.textContent).toContain('kept here until the network is back');
  expect(said['refused']?.textContent).toContain('nothing was shared');
  expect(said['open']?.getAttribute('href')).toBe('/s/a');
  expect(said['offline']?.tagName).toBe('DIV');
});

test('forgets a session that the server never had, once that was confirmed', async () => {
  await keep('offline', {});
  show();
  (await screen.findByTestId('own-delete')).click();
  expect(await kept.count('sessions')).toBe(1);
  screen.getByTestId('own-delete-confirm').click();
  await vi.waitFor(() => expect(screen.queryByTestId('own-session')).toBeNull());
  expect(await kept.count('sessions')).toBe(0);
});

test('says of a session that cannot be deleted now that it will be', async () => {
  deleteSession.mockRejectedValueOnce(new ApiError({ code: 'network_error', message: 'no', hint: '', status: 0 }));
  await keep('open', server('a'));
  show();
  (await screen.findByTestId('own-delete')).click();
  screen.getByTestId('own-delete-confirm').click();
  expect((await screen.findByTestId('error')).textContent).toContain('The server does not answer');
  await vi.waitFor(() => expect(screen.getByTestId('own-session').textContent).toContain('to be deleted'));
});

test('a browser that keeps nothing is told of', async () => {
  database.open.mockRejectedValue(new DOMException('denied', 'SecurityError'));
  show();
  expect((await screen.findByRole('status')).textContent).toContain('keep nothing');
});

test('shows nothing on a device that shared nothing', async () => {
  const { container } = show();
  await vi.waitFor(() => expect(database.open).toHaveBeenCalled());
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(container.textContent).toBe('');
});
