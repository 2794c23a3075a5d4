import { input, type LayersModel, model } from '@tensorflow/tfjs-layers';
import { z } from 'zod';
import { architectureOptionsSchema } from './architecture-options.ts';
import { classifierHead, convBlock, createBlockContext } from './blocks.ts';

export const studentOptionsSchema = architectureOptionsSchema.extend({
  /** Channels of the first stage; the others double it. */
  width: z.int().min(4).max(128).default(24),
});

/**
 * The browser's network: plain 3×3 convolutions that fold to nine fused ops, 1.07 M parameters and 0.078 GMAC at
 * 48×48×1 with the default width. Three stride-2 stages instead of pooling: on WebGL every op is a draw call.
 *
 * @returns a model [n, inputSize, inputSize, channels] → logits [n, classes]
 */
export function student(options: z.input<typeof studentOptionsSchema> = {}): LayersModel {
  const { inputSize, channels, classes, dropout, folded, seed, width } = studentOptionsSchema.parse(options);
  const context = createBlockContext(folded, seed);
  const image = input({ name: 'image', shape: [inputSize, inputSize, channels] });
  let x = convBlock(context, image, { name: 'stem', filters: width, strides: 2 });
  const stages = [
    { filters: 2 * width, strides: 1, blocks: 2 },
    { filters: 4 * width, strides: 2, blocks: 3 },
    { filters: 8 * width, strides: 2, blocks: 3 },
  ];
  for (const [stage, { filters, strides, blocks }] of stages.entries()) {
    for (let block = 0; block < blocks; block++) {
      const name = `stage${stage + 1}/block${block + 1}`;
      x = convBlock(context, x, { name, filters, strides: block === 0 ? strides : 1 });
    }
  }
  return model({ name: 'student', inputs: image, outputs: classifierHead(context, x, { classes, dropout }) });
}
