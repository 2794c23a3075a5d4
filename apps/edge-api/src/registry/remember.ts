/** How long an isolate may serve the registry as it was. Publishing at another place of the world is seen everywhere by then. */
const FRESH_MS = 10_000;

const values = new Map<string, { value: unknown; until: number }>();

/**
 * Loads a part of the registry, or gives what this isolate loaded a moment ago: every page load asks for it, and it changes
 * when somebody publishes. What could not be loaded is not remembered, so the memory is bounded by the number of models.
 *
 * @param key names what is loaded; the same key means the same type
 */
export async function remember<T>(key: string, load: () => Promise<T>, now = Date.now()): Promise<T> {
  const known = values.get(key);
  if (known && known.until > now) return known.value as T;
  const value = await load();
  values.set(key, { value, until: now + FRESH_MS });
  return value;
}

/** After a change of the registry by this isolate. */
export function forgetRegistry(): void {
  values.clear();
}
