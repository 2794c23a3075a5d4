import type { ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isTransient } from '../db/is-transient.ts';
import type { AppEnv } from '../env.ts';
import { databaseBusy } from './database-busy.ts';
import { Failure } from './failure.ts';

/** Turns whatever a route threw into the one error shape. Details of our own mistakes go to the log, not to the caller. */
export const onError: ErrorHandler<AppEnv> = (error, c) => {
  if (error instanceof Failure) return error.toResponse();
  if (error instanceof HTTPException) return fromHono(error).toResponse();
  console.error(`${c.req.method} ${c.req.path} failed:`, error);
  // Reads are not tried again here as writes are: whoever asked can.
  if (isTransient(error)) return databaseBusy().toResponse();
  return new Failure(
    'internal',
    'The server made a mistake.',
    'Try again; if it stays, report what you did.',
  ).toResponse();
};

/** Hono itself throws for JSON that does not parse and for bodies of another type. */
function fromHono(error: HTTPException): Failure {
  if (error.status === 415) {
    return new Failure('unsupported_media_type', 'The body is not of the expected type.', 'Send application/json.');
  }
  return new Failure('invalid_request', error.message, 'Send a well-formed request; /api/docs has examples.');
}
