import { ModelError } from '../manifest/model-error.ts';

/**
 * SHA-256 of bytes as 64 lower-case hex digits: the name of a shard.
 *
 * @throws {ModelError} `insecure-page` where a browser has no Web Crypto: on plain http from another machine.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (!subtle) {
    throw new ModelError(
      'insecure-page',
      'This page came over plain http, where browsers do not offer the check that weights are unchanged.',
      'Open it over https, or on this machine as http://localhost.',
    );
  }
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
