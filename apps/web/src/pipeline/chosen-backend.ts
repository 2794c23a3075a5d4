import { storage } from '../shell/storage.ts';
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
const PARAMETER = 'backend';

/** What the networks are to run on: what the address asks for (`?backend=wasm`), else what was chosen on this device. */
export function chosenBackend(search: string = location.search): BackendChoice {
  return toChoice(new URLSearchParams(search).get(PARAMETER)) ?? toChoice(storage.get(KEY)) ?? 'auto';
}

/** Chooses for this device; `auto` leaves it to the page. What the address asks for would come before: it is taken out. */
export function chooseBackend(choice: BackendChoice): void {
  storage.set(KEY, choice === 'auto' ? null : choice);
  const address = new URL(location.href);
  if (!address.searchParams.has(PARAMETER)) return;
  address.searchParams.delete(PARAMETER);
  history.replaceState(history.state, '', address);
}

function toChoice(name: string | null): BackendName | null {
  return name !== null && Object.hasOwn(BACKEND_TITLES, name) ? (name as BackendName) : null;
}
