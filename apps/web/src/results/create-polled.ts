import { createSignal, onCleanup } from 'solid-js';
import { toProblem, type Problem } from '../ui/problem.ts';

/**
 * Loads a value, and again every few seconds while `goOn` says so. What was loaded stays when a later load fails: the
 * problem is told beside it.
 */
export function createPolled<T>(load: () => Promise<T>, goOn: (value: T) => boolean, everyMs: number) {
  const [value, setValue] = createSignal<T>();
  const [problem, setProblem] = createSignal<Problem | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  const refresh = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      const loaded = await load();
      if (ended) return;
      setValue(() => loaded);
      setProblem(null);
    } catch (error) {
      if (ended) return;
      setProblem(toProblem(error));
    }
    const known = value();
    if (known !== undefined && goOn(known)) timer = setTimeout(() => void refresh(), everyMs);
  };
  const end = () => {
    ended = true;
    clearTimeout(timer);
  };
  onCleanup(end);
  timer = setTimeout(() => void refresh());
  return { value, problem, refresh, end };
}
