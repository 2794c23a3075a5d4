import { prettifyError, type ZodError } from 'zod';
import { Failure } from './failure.ts';

/** What people call the parts of a request that Hono validates. */
const PARTS: Record<string, string> = { param: 'address', query: 'query', json: 'body' };

/** Answers input that a route's schema refuses. Throws, so that `onError` is the only place that answers errors. */
export function validationHook(result: { success: true } | { success: false; error: ZodError; target: string }): void {
  if (result.success) return;
  const part = PARTS[result.target] ?? result.target;
  throw new Failure(
    'invalid_request',
    `The ${part} is not valid: ${prettifyError(result.error)}`,
    'See /api/docs for what is allowed.',
  );
}
