import { encode } from 'fast-png';

/** Gray pixels as a PNG in a data URL. @param pixels width × height bytes */
export function imageUrl(pixels: Uint8Array, width: number, height = width): string {
  const png = encode({ width, height, data: Uint8Array.from(pixels), channels: 1, depth: 8 });
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
