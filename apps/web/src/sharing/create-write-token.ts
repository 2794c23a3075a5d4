/** 256 random bits as hex: chosen on the device, so that a beginning that is sent twice begins one session. */
export function createWriteToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
