/** An error for people: a code to look up, what happened, what to do. Plain data, so it crosses the worker's border. */
export interface Problem {
  code: string;
  message: string;
  hint: string;
}

/** Makes a {@link Problem} of anything thrown; keeps `code` and `hint` of errors that carry them (ModelError, ApiError). */
export function toProblem(error: unknown): Problem {
  const { code, hint } = (typeof error === 'object' && error !== null ? error : {}) as {
    code?: unknown;
    hint?: unknown;
  };
  return {
    code: typeof code === 'string' ? code : 'unexpected',
    message: error instanceof Error ? error.message : `Something unexpected happened: ${String(error)}`,
    hint: typeof hint === 'string' && hint !== '' ? hint : 'Try again; if it happens again, reload the page.',
  };
}
