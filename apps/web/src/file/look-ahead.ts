/**
 * Asks for the next value while the present one is worked on.
 *
 * @param discard gets the value that was asked for and is not wanted when the receiver leaves early.
 */
export async function* lookAhead<T>(
  values: AsyncGenerator<T, void, void>,
  discard: (value: T) => void,
): AsyncGenerator<T, void, void> {
  let next = values.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = values.next();
      // Told when it is awaited; until then it must not count as unhandled.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    const left = await next.catch(() => undefined);
    if (left && !left.done) discard(left.value);
    await values.return();
  }
}
