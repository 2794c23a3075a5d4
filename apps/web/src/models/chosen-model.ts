import { storage } from '../shell/storage.ts';

const KEY = 'howifeel.model';

/** The model picked on this device; null: the server's default. */
export function chosenModel(): string | null {
  return storage.get(KEY);
}

/** Picks a model for this device; null goes back to the default. */
export function chooseModel(id: string | null): void {
  storage.set(KEY, id);
}
