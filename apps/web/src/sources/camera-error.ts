import type { Problem } from '../ui/problem.ts';

const PROBLEMS: Record<string, Problem> = {
  NotAllowedError: {
    code: 'camera-denied',
    message: 'The camera is blocked for this page.',
    hint: 'Allow it under the camera or lock symbol beside the address, then try again. The demo needs no camera.',
  },
  NotFoundError: {
    code: 'camera-absent',
    message: 'No camera was found.',
    hint: 'Plug one in and try again, or try the demo, which needs none.',
  },
  NotReadableError: {
    code: 'camera-in-use',
    message: 'The camera is there, but another program is using it.',
    hint: 'Close the other program or video call, then try again.',
  },
};

/** Says in words why a camera did not start, from the names of the Media Capture specification. */
export function cameraProblem(error: unknown): Problem {
  const name = error instanceof DOMException || error instanceof Error ? error.name : '';
  const alike = {
    OverconstrainedError: 'NotFoundError',
    AbortError: 'NotReadableError',
    SecurityError: 'NotAllowedError',
  };
  return (
    PROBLEMS[alike[name as keyof typeof alike] ?? name] ?? {
      code: 'camera-failed',
      message: `The camera did not start (${name || String(error)}).`,
      hint: 'Try again, or try the demo, which needs no camera.',
    }
  );
}

/** The camera was pulled out or taken away while it ran. */
export const CAMERA_UNPLUGGED: Problem = {
  code: 'camera-unplugged',
  message: 'The camera went away.',
  hint: 'Plug it in again or allow it again, then start anew.',
};

/** Pages from insecure addresses get no camera. */
export const CAMERA_INSECURE: Problem = {
  code: 'camera-insecure',
  message: 'Browsers give a camera only to secure pages.',
  hint: 'Open this page over https or from localhost. The demo works here as well.',
};
