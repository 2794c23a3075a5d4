import { useLocation } from '@solidjs/router';
import { createEffect, ErrorBoundary, on, type JSX } from 'solid-js';
import type { Problem } from '../ui/problem.ts';
import { RetryNotice } from '../ui/retry-notice.tsx';

/** Programs of pages come when they are opened: without a network, or once a newer version is there, one may not. */
const NOT_OPENED: Problem = {
  code: 'page-failed',
  message: 'This page did not open, or broke.',
  hint: 'Try again. If it happens again, check the network of this device.',
};

/** Says so when a page does not open or breaks, and loads it anew; the other pages can still be opened. */
export function PageBoundary(props: { children: JSX.Element }) {
  return (
    <ErrorBoundary
      fallback={(error: unknown, reset) => {
        reportError(error);
        return <Broken reset={reset} />;
      }}
    >
      {props.children}
    </ErrorBoundary>
  );
}

function Broken(props: { reset: () => void }) {
  const location = useLocation();
  createEffect(
    on(
      () => location.pathname,
      () => props.reset(),
      { defer: true },
    ),
  );
  return <RetryNotice problem={NOT_OPENED} onRetry={() => window.location.reload()} />;
}
