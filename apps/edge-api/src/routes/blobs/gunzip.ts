import { Failure } from '../../http/failure.ts';

/**
 * What a gzipped body holds.
 *
 * @param maxBytes a small body can hold gigabytes: more than this is refused as soon as it is seen
 * @throws Failure `invalid_request` when it is not gzip or damaged, `payload_too_large`
 */
export async function gunzip(body: ArrayBuffer, maxBytes: number): Promise<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'));
    for await (const part of stream as ReadableStream<Uint8Array<ArrayBuffer>>) {
      length += part.byteLength;
      if (length > maxBytes) break;
      parts.push(part);
    }
  } catch {
    throw new Failure('invalid_request', 'The body is not gzip, or damaged.', 'Send the file again.');
  }
  if (length > maxBytes) {
    throw new Failure('payload_too_large', `The body holds more than ${maxBytes} bytes.`, 'Send less at once.');
  }
  return new Blob(parts).arrayBuffer();
}
