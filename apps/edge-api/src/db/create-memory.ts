/** What this isolate loaded a moment ago. */
export interface Memory {
  /**
   * Loads, or gives what was loaded a moment ago. What could not be loaded is not remembered.
   *
   * @param key names what is loaded; the same key means the same type. There must be few, since none is forgotten by itself
   */
  remember<T>(key: string, load: () => Promise<T>, now?: number): Promise<T>;
  /** Loads everything anew from now on. */
  forget(): void;
}

/** @param freshMs how long what was loaded is as good as new */
export function createMemory(freshMs: number): Memory {
  const values = new Map<string, { value: unknown; until: number }>();
  return {
    async remember<T>(key: string, load: () => Promise<T>, now = Date.now()) {
      const known = values.get(key);
      if (known && known.until > now) return known.value as T;
      const value = await load();
      values.set(key, { value, until: now + freshMs });
      return value;
    },
    forget: () => values.clear(),
  };
}
