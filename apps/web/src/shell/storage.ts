/** What a browser would not keep: it holds for this visit. */
const unkept = new Map<string, string>();

/** What was chosen on this device, by name. A browser that refuses storage fails nothing: there a choice holds for the visit. */
export const storage = {
  get(key: string): string | null {
    try {
      return unkept.get(key) ?? localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  /** @param value null takes the choice back */
  set(key: string, value: string | null): void {
    unkept.delete(key);
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      if (value !== null) unkept.set(key, value);
    }
  },
};
