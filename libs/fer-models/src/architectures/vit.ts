import * as z from 'zod/mini';
import { architectureOptionsSchema } from './architecture-options.ts';
import { logits } from './blocks.ts';
import type { NetworkOps } from './network-ops.ts';

/** Channels of a token and attention heads (Touvron et al. 2020, arXiv 2012.12877; Dosovitskiy et al.). */
const SIZES = {
  tiny: { dimension: 192, heads: 3 },
  small: { dimension: 384, heads: 6 },
  base: { dimension: 768, heads: 12 },
};

export const vitOptionsSchema = z
  .extend(architectureOptionsSchema, {
    size: z._default(z.enum(['tiny', 'small', 'base']), 'tiny'),
    /** Side of a patch in pixels; `inputSize` is a multiple of it. */
    patchSize: z._default(z.int().check(z.positive()), 16),
    /** Number of blocks; 12 in every published size. */
    depth: z._default(z.int().check(z.positive()), 12),
  })
  .check(
    z.refine(({ inputSize, patchSize }) => inputSize % patchSize === 0, {
      path: ['patchSize'],
      error: 'must divide inputSize',
    }),
  );

/**
 * Vision Transformer (Dosovitskiy et al. 2020, arXiv 2010.11929) as timm builds vit_{tiny,small,base}_patch16_224:
 * class token, learnt positions, pre-norm, exact GELU; 5,717,416 / 22,050,664 / 86,567,656 parameters at 224 px, three
 * channels and 1000 classes. Attention is plain matrix products, which every tfjs backend has.
 */
export function vit<T>(ops: NetworkOps<T>, image: T, options: z.output<typeof vitOptionsSchema>): T {
  const { size, patchSize, depth, dropout, classes } = options;
  const { dimension, heads } = SIZES[size];
  const patches = ops.conv(image, {
    name: 'patch_embed',
    filters: dimension,
    kernelSize: patchSize,
    strides: patchSize,
    padding: 'valid',
    init: { scale: 1, mode: 'fanIn' },
  });
  let x = ops.tokens(patches, 'tokens');
  for (let block = 0; block < depth; block++) x = encoderBlock(ops, x, `blocks/${block}`, dimension, heads);
  x = ops.firstToken(normalise(ops, x, 'norm'), 'class_token');
  return logits(ops, ops.dropout(x, { name: 'dropout', rate: dropout }), classes);
}

/** x + attention(norm(x)), then x + mlp(norm(x)). */
function encoderBlock<T>(ops: NetworkOps<T>, x: T, name: string, dimension: number, heads: number): T {
  const dense = (y: T, layer: string, units: number) =>
    ops.dense(y, { name: `${name}/${layer}`, units, init: { stddev: 0.02 } });
  let y = dense(normalise(ops, x, `${name}/norm1`), 'attn/qkv', 3 * dimension);
  y = ops.attention(y, { name: `${name}/attn/attention`, heads });
  const middle = ops.add(x, dense(y, 'attn/proj', dimension), `${name}/add1`);
  y = dense(normalise(ops, middle, `${name}/norm2`), 'mlp/fc1', 4 * dimension);
  y = ops.gelu(y, `${name}/mlp/act`);
  return ops.add(middle, dense(y, 'mlp/fc2', dimension), `${name}/add2`);
}

function normalise<T>(ops: NetworkOps<T>, x: T, name: string): T {
  return ops.layerNorm(x, { name, epsilon: 1e-6 });
}
