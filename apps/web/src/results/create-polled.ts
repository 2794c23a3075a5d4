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
  let taken = 0;

  const refresh = async (): Promise<void> => {
    clearTimeout(timer);
    const before = taken;
    try {
      const loaded = await load();
      if (ended || taken !== before) return;
      setValue(() => loaded);
      setProblem(null);
    } catch (error) {
      if (ended) return;
      setProblem(toProblem(error));
    }
    if (goesOn()) timer = setTimeout(() => goesOn() && void refresh(), everyMs);
  };
  const goesOn = () => {
    const known = value();
    return known !== undefined && goOn(known);
  };
  const end = () => {
    ended = true;
    clearTimeout(timer);
  };
  onCleanup(end);
  timer = setTimeout(() => void refresh());
  /** Takes a value that came another way; a load that is under way is older, and passed over. */
  const take = (next: T) => {
    if (ended) return;
    taken += 1;
    setValue(() => next);
    setProblem(null);
  };
  return { value, problem, refresh, take, end };
}
