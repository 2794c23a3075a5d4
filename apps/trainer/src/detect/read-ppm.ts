/** A picture as plain bytes. */
export interface RgbPicture {
  width: number;
  height: number;
  /** height × width × 3, red, green and blue, 0..255. */
  pixels: Uint8Array<ArrayBuffer>;
}

/** Longer heads than this are none. */
const HEAD_BYTES = 64;

/**
 * Reads pictures in PPM (netpbm's P6, 8 bit) one after the other, as ffmpeg writes them into a pipe. Each says its own
 * size, so nobody needs to know how ffmpeg has turned and scaled it.
 *
 * @throws Error where the bytes are something else, or end within a picture
 */
export async function* readPpm(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RgbPicture, void, void> {
  let picture: RgbPicture | null = null;
  let filled = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    while (rest.length > 0) {
      if (!picture) {
        const head = readHead(rest);
        if (!head) break;
        rest = rest.subarray(head.bytes);
        picture = { ...head.size, pixels: new Uint8Array(head.size.width * head.size.height * 3) };
        filled = 0;
      }
      const part = rest.subarray(0, picture.pixels.length - filled);
      picture.pixels.set(part, filled);
      filled += part.length;
      rest = rest.subarray(part.length);
      if (filled < picture.pixels.length) break;
      yield picture;
      picture = null;
    }
  }
  if (picture || rest.length > 0) throw new Error('The stream of pictures ends within one.');
}

/** Null while the head is not complete. */
function readHead(bytes: Buffer): { size: { width: number; height: number }; bytes: number } | null {
  const head = /^P6\s(\d+)\s(\d+)\s255\s/.exec(bytes.toString('latin1', 0, HEAD_BYTES));
  if (head) return { size: { width: Number(head[1]), height: Number(head[2]) }, bytes: head[0].length };
  if (bytes.length >= HEAD_BYTES || !'P6'.startsWith(bytes.toString('latin1', 0, 2))) {
    throw new Error('These are no pictures in PPM (P6, 8 bit).');
  }
  return null;
}
