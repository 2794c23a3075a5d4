import * as z from 'zod/mini';
import { architectureOptionsSchema } from './architecture-options.ts';
import { classifierHead, convBlock } from './blocks.ts';
import type { NetworkOps } from './network-ops.ts';

export const studentOptionsSchema = z.extend(architectureOptionsSchema, {
  /** Channels of the first stage; the others double it. */
  width: z._default(z.int().check(z.minimum(4), z.maximum(128)), 24),
});

/**
 * The browser's network: plain 3×3 convolutions that fold to nine fused ops, 1.07 M parameters and 0.078 GMAC at
 * 48×48×1 with the default width. Three stride-2 stages instead of pooling: on WebGL every op is a draw call.
 */
export function student<T>(ops: NetworkOps<T>, image: T, options: z.output<typeof studentOptionsSchema>): T {
  const { width } = options;
  let x = convBlock(ops, image, { name: 'stem', filters: width, strides: 2 });
  const stages = [
    { filters: 2 * width, strides: 1, blocks: 2 },
    { filters: 4 * width, strides: 2, blocks: 3 },
    { filters: 8 * width, strides: 2, blocks: 3 },
  ];
  for (const [stage, { filters, strides, blocks }] of stages.entries()) {
    for (let block = 0; block < blocks; block++) {
      const name = `stage${stage + 1}/block${block + 1}`;
      x = convBlock(ops, x, { name, filters, strides: block === 0 ? strides : 1 });
    }
  }
  return classifierHead(ops, x, options);
}
