const KEY = 'howifeel.model';

/** The model picked on this device; null: the server's default. */
export function chosenModel(): string | null {
  return localStorage.getItem(KEY);
}

/** Picks a model for this device; null goes back to the default. */
export function chooseModel(id: string | null): void {
  if (id === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, id);
}
