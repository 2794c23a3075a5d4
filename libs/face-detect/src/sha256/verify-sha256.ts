/** SHA-256 as 64 lower-case hex digits. Works in Node, pages and workers (a page must be served over https or localhost). */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!globalThis.crypto?.subtle) {
    throw new Error(
      'Weights cannot be verified: crypto.subtle is missing. Serve the page over https or from localhost.',
    );
  }
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Throws unless the SHA-256 of `bytes` is one of `expected`. `what` names the file in the message. */
export async function verifySha256(
  bytes: Uint8Array<ArrayBuffer>,
  expected: readonly string[],
  what: string,
): Promise<void> {
  const actual = await sha256(bytes);
  if (expected.includes(actual)) return;
  throw new Error(
    `${what} is not the file that was published: its SHA-256 is ${actual} (${bytes.length} bytes), expected ${expected.join(' or ')}. It may be damaged or cut; fetch it again.`,
  );
}
