/** A file of the page itself that could not be had. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  readonly code = 'download-failed';
  readonly hint = 'Check the connection, then try again.';
}

/**
 * Downloads a file and says how far it is.
 *
 * @throws DownloadError naming the address when there is no answer, or none that is 2xx.
 */
export async function fetchBytes(
  url: string,
  onProgress: (loadedBytes: number, totalBytes: number) => void,
  fetch: (url: string) => Promise<Response> = globalThis.fetch.bind(globalThis),
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new DownloadError(`${url} could not be downloaded.`, { cause });
  });
  if (!response.ok || !response.body) throw new DownloadError(`${url} was answered with ${response.status}.`);
  const totalBytes = Number(response.headers.get('content-length') ?? 0);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let loadedBytes = 0;
  // By a reader: Safari has no asynchronous iteration over streams.
  const reader = response.body.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    chunks.push(value);
    loadedBytes += value.length;
    onProgress(loadedBytes, Math.max(totalBytes, loadedBytes));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
