import { ModelError } from '../manifest/model-error.ts';
import type { FetchShard } from './fetch-shard.ts';

/**
 * Brings shards from a HowIFeel server: `<baseUrl>/blobs/<sha256>`, with progress while they stream in.
 *
 * @param baseUrl origin of the server; empty in a page that the server itself serves
 */
export function fetchShardFrom(
  baseUrl: string,
  fetch: (url: string) => Promise<Response> = globalThis.fetch.bind(globalThis),
): FetchShard {
  return async ({ sha256, bytes: expected }, onBytes) => {
    const url = `${baseUrl.replace(/\/+$/, '')}/blobs/${sha256}`;
    const missing = (reason: string, cause?: unknown) =>
      new ModelError(
        'shard-missing',
        `The weights of the model could not be loaded: ${url} ${reason}.`,
        'Check the connection and try again; if it stays so, the model has to be published anew.',
        { cause },
      );
    let response: Response;
    try {
      response = await fetch(url);
    } catch (cause) {
      throw missing('did not answer', cause);
    }
    if (!response.ok || !response.body) throw missing(`was answered with ${response.status}`);

    const bytes = new Uint8Array(expected);
    let loaded = 0;
    const reader = response.body.getReader();
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        if (loaded + part.value.byteLength > expected) throw missing(`is longer than the ${expected} bytes promised`);
        bytes.set(part.value, loaded);
        loaded += part.value.byteLength;
        onBytes?.(loaded);
      }
    } catch (cause) {
      await reader.cancel().catch(() => undefined);
      throw cause instanceof ModelError ? cause : missing(`broke off after ${loaded} of ${expected} bytes`, cause);
    }
    if (loaded < expected) throw missing(`ended after ${loaded} of ${expected} bytes`);
    return bytes;
  };
}
