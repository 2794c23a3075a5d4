import type { PrepareOptions } from '../pipeline/protocol.ts';

/** The backend that the address asks for, `?backend=wasm` or `?backend=webgl`: for comparing and for tests. */
export function requestedBackend(search: string = location.search): PrepareOptions['backend'] {
  const asked = new URLSearchParams(search).get('backend');
  return asked === 'wasm' || asked === 'webgl' ? asked : 'auto';
}
