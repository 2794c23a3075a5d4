import type { Size } from '../../reading/cover-transform.ts';

/** The size scaled down, in whole pixels, so that neither side is above `side`; never scaled up. */
export function fitWithin({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
