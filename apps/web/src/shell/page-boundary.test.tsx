import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { render, screen } from '@solidjs/testing-library';
import { lazy, type JSX } from 'solid-js';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PageBoundary } from './page-boundary.tsx';

test('a page whose program does not come says so, and another one opens', async () => {
  const report = vi.fn();
  vi.stubGlobal('reportError', report);
  onTestFinished(() => void vi.unstubAllGlobals());
  const Missing = lazy(() => Promise.reject<{ default: () => JSX.Element }>(new TypeError('Failed to fetch')));
  const history = createMemoryHistory();
  history.set({ value: '/missing' });
  render(() => (
    <MemoryRouter history={history} root={(props) => <PageBoundary>{props.children}</PageBoundary>}>
      <Route path="/missing" component={Missing} />
      <Route path="/fine" component={() => <p>Here it is</p>} />
    </MemoryRouter>
  ));
  expect((await screen.findByTestId('error')).dataset['code']).toBe('page-failed');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  expect(report).toHaveBeenCalledOnce();
  history.set({ value: '/fine' });
  expect(await screen.findByText('Here it is')).toBeTruthy();
  expect(screen.queryByTestId('error')).toBeNull();
});
