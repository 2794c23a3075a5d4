import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** A running server of files. */
export interface FileServer {
  origin: string;
  /** What was sent since the last call: path → bytes of its body on the wire. */
  takeSent(): Map<string, number>;
  close(): void;
}

/**
 * Serves files on this machine, gzipped beforehand where that makes them smaller.
 *
 * @param read the file at a path, or undefined.
 */
export async function serveFiles(read: (path: string) => Buffer | undefined): Promise<FileServer> {
  let sent = new Map<string, number>();
  const packed = new Map<string, { body: Buffer; gzipped: boolean } | undefined>();
  const find = (path: string) => {
    if (!packed.has(path)) packed.set(path, pack(read(path)));
    return packed.get(path);
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = find(path);
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, {
      'content-type':
        TYPES[extname(path)] ?? (path.startsWith('/api/') ? 'application/json' : 'application/octet-stream'),
      ...(file.gzipped && { 'content-encoding': 'gzip' }),
    });
    sent.set(path, file.body.length);
    response.end(file.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeSent: () => {
      const taken = sent;
      sent = new Map();
      return taken;
    },
    close: () => server.close(),
  };
}

function pack(body: Buffer | undefined) {
  if (!body) return undefined;
  const small = gzipSync(body, { level: 9 });
  return small.length < body.length ? { body: small, gzipped: true } : { body, gzipped: false };
}
