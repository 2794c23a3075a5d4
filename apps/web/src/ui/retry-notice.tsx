import { Button } from './button.tsx';
import { ProblemNotice } from './notice.tsx';
import type { Problem } from './problem.ts';

/** What went wrong while something was loaded, and a button that loads it again. */
export function RetryNotice(props: { problem: Problem; onRetry: () => void }) {
  return (
    <ProblemNotice problem={props.problem}>
      <Button onClick={() => props.onRetry()}>Try again</Button>
    </ProblemNotice>
  );
}
