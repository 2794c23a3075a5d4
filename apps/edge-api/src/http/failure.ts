import { ERROR_STATUS, type ErrorBody, type ErrorCode } from '../contract/index.ts';

/** Thrown anywhere to answer with the one error shape. `hint` tells how to go on. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly headers: Record<string, string>;

  constructor(code: ErrorCode, message: string, hint: string, headers: Record<string, string> = {}) {
    super(message);
    this.name = 'Failure';
    this.code = code;
    this.hint = hint;
    this.headers = headers;
  }

  toResponse(): Response {
    const body: ErrorBody = { error: { code: this.code, message: this.message, hint: this.hint } };
    return Response.json(body, {
      status: ERROR_STATUS[this.code],
      headers: { 'cache-control': 'no-store', ...this.headers },
    });
  }
}
