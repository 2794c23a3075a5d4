import { randomHex, sha256Hex } from './hash.ts';

/** A token is `hif_<16 hex: its id>_<64 hex: the secret>`: the id finds its row, and the hash of all of it is compared. */
const FORMAT = /^hif_([0-9a-f]{16})_[0-9a-f]{64}$/;

/** A new token, with the parts of it that may be stored. */
export async function createPublishToken(): Promise<{ token: string; id: string; hash: string }> {
  const id = randomHex(8);
  const token = `hif_${id}_${randomHex(32)}`;
  return { token, id, hash: await sha256Hex(token) };
}

/** The id in a token, or undefined when it is not one of ours. */
export function publishTokenId(token: string): string | undefined {
  return FORMAT.exec(token)?.[1];
}
