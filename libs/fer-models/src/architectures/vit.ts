import { initializers, input, layers, type LayersModel, model, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { z } from 'zod';
import { Attention } from '../layers/attention.ts';
import { FirstToken } from '../layers/first-token.ts';
import { Gelu } from '../layers/gelu.ts';
import { LayerNorm } from '../layers/layer-norm.ts';
import { Tokens } from '../layers/tokens.ts';
import { architectureOptionsSchema } from './architecture-options.ts';
import { type BlockContext, createBlockContext, dropout, initialWeights, logits } from './blocks.ts';

/** Channels of a token and attention heads (Touvron et al. 2020, arXiv 2012.12877; Dosovitskiy et al.). */
const SIZES = {
  tiny: { dimension: 192, heads: 3 },
  small: { dimension: 384, heads: 6 },
  base: { dimension: 768, heads: 12 },
};

export const vitOptionsSchema = architectureOptionsSchema
  .extend({
    size: z.enum(['tiny', 'small', 'base']).default('tiny'),
    /** Side of a patch in pixels; `inputSize` is a multiple of it. */
    patchSize: z.int().positive().default(16),
    /** Number of blocks; 12 in every published size. */
    depth: z.int().positive().default(12),
  })
  .refine(({ inputSize, patchSize }) => inputSize % patchSize === 0, {
    path: ['patchSize'],
    message: 'must divide inputSize',
  });

/**
 * Vision Transformer (Dosovitskiy et al. 2020, arXiv 2010.11929) as timm builds vit_{tiny,small,base}_patch16_224:
 * class token, learnt positions, pre-norm, exact GELU; 5,717,416 / 22,050,664 / 86,567,656 parameters at 224 px, three
 * channels and 1000 classes. Attention is plain matrix products, which every tfjs backend has.
 *
 * @returns a model [n, inputSize, inputSize, channels] → logits [n, classes]
 */
export function vit(options: z.input<typeof vitOptionsSchema> = {}): LayersModel {
  const settings = vitOptionsSchema.parse(options);
  const { inputSize, channels, classes, folded, seed, size, patchSize, depth } = settings;
  const { dimension, heads } = SIZES[size];
  const context = createBlockContext(folded, seed);
  const image = input({ name: 'image', shape: [inputSize, inputSize, channels] });
  const patches = layers.conv2d({
    name: 'patch_embed',
    filters: dimension,
    kernelSize: patchSize,
    strides: patchSize,
    kernelInitializer: initialWeights(context, (weightSeed) => initializers.leCunNormal({ seed: weightSeed })),
  });
  const tokens = new Tokens({ name: 'tokens', seed: context.nextSeed() });
  let x = tokens.apply(patches.apply(image)) as SymbolicTensor;
  for (let block = 0; block < depth; block++) x = encoderBlock(context, x, `blocks/${block}`, dimension, heads);
  x = new FirstToken({ name: 'class_token' }).apply(normalise(x, 'norm')) as SymbolicTensor;
  return model({
    name: 'vit',
    inputs: image,
    outputs: logits(context, dropout(context, x, settings.dropout), classes),
  });
}

/** x + attention(norm(x)), then x + mlp(norm(x)). */
function encoderBlock(
  context: BlockContext,
  x: SymbolicTensor,
  name: string,
  dimension: number,
  heads: number,
): SymbolicTensor {
  let y = dense(context, normalise(x, `${name}/norm1`), `${name}/attn/qkv`, 3 * dimension);
  y = new Attention({ name: `${name}/attn/attention`, heads }).apply(y) as SymbolicTensor;
  y = dense(context, y, `${name}/attn/proj`, dimension);
  const middle = layers.add({ name: `${name}/add1` }).apply([x, y]) as SymbolicTensor;
  y = dense(context, normalise(middle, `${name}/norm2`), `${name}/mlp/fc1`, 4 * dimension);
  y = new Gelu({ name: `${name}/mlp/act` }).apply(y) as SymbolicTensor;
  y = dense(context, y, `${name}/mlp/fc2`, dimension);
  return layers.add({ name: `${name}/add2` }).apply([middle, y]) as SymbolicTensor;
}

function normalise(x: SymbolicTensor, name: string): SymbolicTensor {
  return new LayerNorm({ name, epsilon: 1e-6 }).apply(x) as SymbolicTensor;
}

function dense(context: BlockContext, x: SymbolicTensor, name: string, units: number): SymbolicTensor {
  const kernelInitializer = initialWeights(context, (seed) => initializers.truncatedNormal({ stddev: 0.02, seed }));
  return layers.dense({ name, units, kernelInitializer }).apply(x) as SymbolicTensor;
}
