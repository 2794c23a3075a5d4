import { Button } from './button.tsx';
import { ProblemNotice } from './notice.tsx';
import { toProblem } from './problem.ts';

/** What went wrong while something was loaded, and a button that loads it again. */
export function RetryNotice(props: { error: unknown; onRetry: () => void }) {
  return (
    <ProblemNotice problem={toProblem(props.error)}>
      <Button onClick={() => props.onRetry()}>Try again</Button>
    </ProblemNotice>
  );
}
