import { parseAccept } from 'hono/utils/accept';

/** Does Accept-Encoding take gzip (RFC 9110, 12.5.3)? */
export function acceptsGzip(acceptEncoding = ''): boolean {
  const weights = new Map(parseAccept(acceptEncoding).map(({ type, q }) => [type.toLowerCase(), q]));
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}
