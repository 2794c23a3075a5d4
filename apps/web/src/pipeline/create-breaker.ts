/** Ends all that is being waited for at once. */
export interface Breaker {
  /** The work's outcome, or the error that ends all work if that comes first. */
  guard<T>(work: Promise<T>): Promise<T>;
  /** Ends what is being waited for, and all that is guarded from now on. Only the first error counts. */
  break(error: Error): void;
}

/**
 * For what may end all work but hardly ever does. `Promise.race` with a promise that never settles keeps each contender and its
 * result for as long as that promise lives: a few hundred bytes a frame.
 */
export function createBreaker(): Breaker {
  const waiting = new Set<(error: Error) => void>();
  let broken: Error | undefined;
  return {
    guard: (work) =>
      new Promise((resolve, reject) => {
        if (broken) {
          work.catch(() => undefined);
          return reject(broken);
        }
        waiting.add(reject);
        work.then(resolve, reject).finally(() => waiting.delete(reject));
      }),
    break: (error) => {
      if (broken) return;
      broken = error;
      for (const reject of waiting) reject(error);
      waiting.clear();
    },
  };
}
