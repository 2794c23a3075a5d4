/** What the networks were to run on is not there. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
  readonly code = 'backend-unavailable';
  readonly hint = 'Let the page choose what to run on, or try another browser.';
}
