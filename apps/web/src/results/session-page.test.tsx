import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { render, screen } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
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
vi.mock('@howifeel/edge-api/contract', async (original: () => Promise<object>) => ({
  ...(await original()),
  createApiClient: () => ({ getSession }),
}));
// A session without samples has no timeline, and jsdom nothing to draw it with.
vi.mock('../charts/emotion-timeline.tsx', () => ({ EmotionTimeline: () => null }));
vi.mock('../sharing/open-sharing.ts', () => ({
  sharingDatabase: () => Promise.reject(new DOMException('denied', 'SecurityError')),
}));

test('a browser that keeps nothing shows what was shared all the same', async () => {
  getSession.mockResolvedValue(session);
  const history = createMemoryHistory();
  history.set({ value: `/s/${ID}` });
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/s/:id" component={SessionPage} />
    </MemoryRouter>
  ));
  expect(await screen.findByRole('heading', { level: 1, name: 'A film' })).toBeTruthy();
  expect(getSession).toHaveBeenCalledWith(ID, undefined);
  expect(screen.queryByTestId('session-delete')).toBeNull();
});
