/** An error for people: a code to look up, what happened, what to do. Plain data, so it crosses the worker's border. */
export interface Problem {
  code: string;
  message: string;
  hint: string;
}

/** Addresses and methods, which the client tells programmers of, are of no use to whoever reads a page. */
const NO_ANSWER: Problem = {
  code: 'network_error',
  message: 'The server does not answer.',
  hint: 'Check the network of this device, then try again.',
};

/** Makes a {@link Problem} of anything thrown; keeps `code` and `hint` of errors that carry them (ModelError, ApiError). */
export function toProblem(error: unknown): Problem {
  const { code, hint } = (typeof error === 'object' && error !== null ? error : {}) as {
    code?: unknown;
    hint?: unknown;
  };
  if (code === NO_ANSWER.code) return NO_ANSWER;
  return {
    code: typeof code === 'string' ? code : 'unexpected',
    message: error instanceof Error ? error.message : `Something unexpected happened: ${String(error)}`,
    hint: typeof hint === 'string' && hint !== '' ? hint : 'Try again; if it happens again, reload the page.',
  };
}
