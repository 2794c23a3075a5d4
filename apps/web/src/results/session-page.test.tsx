import { createApiClient } from '@howifeel/edge-api/contract';
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { fireEvent, render, screen } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { findOwnSession, openSharingDatabase, type SharingDatabase } from '../sharing/database.ts';
import { createOutbox } from '../sharing/outbox.ts';
import SessionPage from './session-page.tsx';

const ID = 'a'.repeat(32);
const session = {
  id: ID,
  title: 'A film',
  visibility: 'public',
  modelId: 'student',
  startedAt: 1,
  endedAt: 2,
  expiresAt: 3,
  samples: 0,
  faces: 0,
  distribution: null,
  tracks: [],
};
const getSession = vi.hoisted(() => vi.fn<(id: string, token?: string) => Promise<unknown>>());
const patchSession = vi.hoisted(() => vi.fn<(id: string, token: string, patch: object) => Promise<unknown>>());
vi.mock('@howifeel/edge-api/contract', async (original: () => Promise<object>) => ({
  ...(await original()),
  createApiClient: () => ({ getSession, patchSession }),
}));
// A session without samples has no timeline, and jsdom nothing to draw it with.
vi.mock('../charts/emotion-timeline.tsx', () => ({ EmotionTimeline: () => null }));
const database = vi.hoisted(() => ({ open: vi.fn<() => Promise<unknown>>() }));
vi.mock('../sharing/open-sharing.ts', () => ({
  sharingDatabase: () => database.open(),
  sharingOutbox: async () => createOutbox((await database.open()) as SharingDatabase, createApiClient()),
}));

function open() {
  const history = createMemoryHistory();
  history.set({ value: `/s/${ID}` });
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/s/:id" component={SessionPage} />
    </MemoryRouter>
  ));
}

test('a browser that keeps nothing shows what was shared all the same', async () => {
  database.open.mockRejectedValue(new DOMException('denied', 'SecurityError'));
  getSession.mockResolvedValue(session);
  open();
  expect(await screen.findByRole('heading', { level: 1, name: 'A film' })).toBeTruthy();
  expect(getSession).toHaveBeenCalledWith(ID, undefined);
  expect(screen.queryByTestId('session-delete')).toBeNull();
  expect(screen.queryByTestId('session-save')).toBeNull();
});

test('its owner corrects title and visibility: page, tab and the device’s own list follow', async () => {
  const kept = await openSharingDatabase(crypto.randomUUID());
  database.open.mockResolvedValue(kept);
  await kept.put('sessions', {
    id: 'own',
    server: { id: ID, sharePath: `/s/${ID}` },
    title: 'A film',
    writeToken: 'secret',
    modelId: 'student',
    startedAt: 1,
    expiresAt: 3,
  });
  getSession.mockResolvedValue(session);
  patchSession.mockImplementation(async (_id, _token, patch) => ({ ...session, ...patch }));
  open();
  fireEvent.input(await screen.findByTestId('session-title'), { target: { value: 'A walk' } });
  fireEvent.change(screen.getByTestId('session-visibility'), { target: { value: 'private' } });
  screen.getByTestId('session-save').click();
  expect(await screen.findByRole('heading', { level: 1, name: 'A walk' })).toBeTruthy();
  expect(patchSession.mock.calls).toEqual([[ID, 'secret', { title: 'A walk', visibility: 'private' }]]);
  expect(document.title).toBe('A walk – HowIFeel');
  await vi.waitFor(async () => expect((await findOwnSession(kept, ID))?.title).toBe('A walk'));
});
