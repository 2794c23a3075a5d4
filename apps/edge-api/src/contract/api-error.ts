/** What went wrong in a call of the API, in words for people. */
export class ApiError extends Error {
  /** The server's code, or `network_error`, `unexpected_response` or `manifest_too_new` from the client itself. */
  readonly code: string;
  readonly hint: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Seconds the server asked to wait before the next try. */
  readonly retryAfterSeconds: number | undefined;

  constructor(details: { code: string; message: string; hint: string; status: number; retryAfterSeconds?: number }) {
    super(details.message);
    this.name = 'ApiError';
    this.code = details.code;
    this.hint = details.hint;
    this.status = details.status;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }

  /** Whether the same request may succeed later: no network, too many requests, or a server in trouble. */
  get retryable(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}
