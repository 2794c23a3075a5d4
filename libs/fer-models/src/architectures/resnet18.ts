import * as z from 'zod/mini';
import { architectureOptionsSchema } from './architecture-options.ts';
import { classifierHead, convBlock } from './blocks.ts';
import type { NetworkOps } from './network-ops.ts';

export const resnet18OptionsSchema = z.extend(architectureOptionsSchema, {
  /** `imagenet`: 7×7 stride 2 and max-pool. `small`: 3×3 stride 1. `small-pool`: 3×3 stride 1 and max-pool. */
  stem: z._default(z.enum(['imagenet', 'small', 'small-pool']), 'small-pool'),
});

/**
 * ResNet-18 (He et al. 2015, arXiv 1512.03385) as torchvision builds it: 11,689,512 parameters with the ImageNet stem,
 * three channels and 1000 classes.
 */
export function resnet18<T>(ops: NetworkOps<T>, image: T, options: z.output<typeof resnet18OptionsSchema>): T {
  const { stem } = options;
  const kernel = stem === 'imagenet' ? { kernelSize: 7, strides: 2 } : { kernelSize: 3, strides: 1 };
  let x = convBlock(ops, image, { name: 'stem', filters: 64, ...kernel });
  if (stem !== 'small') {
    // Zero padding equals the usual -∞ padding here: the pool's input has passed a ReLU.
    x = ops.maxPool(x, { name: 'stem/pool', size: 3, strides: 2, pad: 1 });
  }
  for (const [stage, filters] of [64, 128, 256, 512].entries()) {
    for (const block of [0, 1]) {
      const strides = stage > 0 && block === 0 ? 2 : 1;
      x = basicBlock(ops, x, `layer${stage + 1}/${block}`, filters, strides);
    }
  }
  return classifierHead(ops, x, options);
}

function basicBlock<T>(ops: NetworkOps<T>, x: T, name: string, filters: number, strides: number): T {
  let y = convBlock(ops, x, { name: `${name}/1`, filters, strides });
  y = convBlock(ops, y, { name: `${name}/2`, filters, relu: false });
  const shortcut =
    strides === 1 ? x : convBlock(ops, x, { name: `${name}/downsample`, filters, kernelSize: 1, strides, relu: false });
  return ops.relu(ops.add(y, shortcut, `${name}/add`), `${name}/relu`);
}
