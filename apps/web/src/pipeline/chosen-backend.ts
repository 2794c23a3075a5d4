import type { BackendName, PrepareOptions } from './protocol.ts';

/** A backend by name, or the page's own choice. */
export type BackendChoice = PrepareOptions['backend'];

/** How backends are called before people. */
export const BACKEND_TITLES: Record<BackendName, string> = {
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  webgpu: 'WebGPU (on trial)',
};

const KEY = 'howifeel.backend';

/** What the networks are to run on: what the address asks for (`?backend=wasm`), else what was chosen on this device. */
export function chosenBackend(search: string = location.search, storage: Storage = localStorage): BackendChoice {
  return toChoice(new URLSearchParams(search).get('backend')) ?? toChoice(storage.getItem(KEY)) ?? 'auto';
}

/** Chooses for this device; `auto` leaves it to the page. */
export function chooseBackend(choice: BackendChoice, storage: Storage = localStorage): void {
  if (choice === 'auto') storage.removeItem(KEY);
  else storage.setItem(KEY, choice);
}

function toChoice(name: string | null): BackendName | null {
  return name !== null && Object.hasOwn(BACKEND_TITLES, name) ? (name as BackendName) : null;
}
