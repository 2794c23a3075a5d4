import { input, layers, type LayersModel, model, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { z } from 'zod';
import { architectureOptionsSchema } from './architecture-options.ts';
import { type BlockContext, classifierHead, convBlock, createBlockContext, pad } from './blocks.ts';

export const resnet18OptionsSchema = architectureOptionsSchema.extend({
  /** `imagenet`: 7×7 stride 2 and max-pool. `small`: 3×3 stride 1. `small-pool`: 3×3 stride 1 and max-pool. */
  stem: z.enum(['imagenet', 'small', 'small-pool']).default('small-pool'),
});

/**
 * ResNet-18 (He et al. 2015, arXiv 1512.03385) as torchvision builds it: 11,689,512 parameters with the ImageNet stem,
 * three channels and 1000 classes.
 *
 * @returns a model [n, inputSize, inputSize, channels] → logits [n, classes]
 */
export function resnet18(options: z.input<typeof resnet18OptionsSchema> = {}): LayersModel {
  const { inputSize, channels, classes, dropout, folded, seed, stem } = resnet18OptionsSchema.parse(options);
  const context = createBlockContext(folded, seed);
  const image = input({ name: 'image', shape: [inputSize, inputSize, channels] });
  const kernel = stem === 'imagenet' ? { kernelSize: 7, strides: 2 } : { kernelSize: 3, strides: 1 };
  let x = convBlock(context, image, { name: 'stem', filters: 64, ...kernel });
  if (stem !== 'small') {
    const pool = layers.maxPooling2d({ name: 'stem/pool', poolSize: 3, strides: 2, padding: 'valid' });
    // Zero padding equals the usual -∞ padding here: the pool's input has passed a ReLU.
    x = pool.apply(pad(x, 1, 'stem/pool/pad')) as SymbolicTensor;
  }
  for (const [stage, filters] of [64, 128, 256, 512].entries()) {
    for (const block of [0, 1]) {
      const strides = stage > 0 && block === 0 ? 2 : 1;
      x = basicBlock(context, x, `layer${stage + 1}/${block}`, filters, strides);
    }
  }
  return model({ name: 'resnet18', inputs: image, outputs: classifierHead(context, x, { classes, dropout }) });
}

function basicBlock(
  context: BlockContext,
  x: SymbolicTensor,
  name: string,
  filters: number,
  strides: number,
): SymbolicTensor {
  let y = convBlock(context, x, { name: `${name}/1`, filters, strides });
  y = convBlock(context, y, { name: `${name}/2`, filters, relu: false });
  const shortcut =
    strides === 1
      ? x
      : convBlock(context, x, { name: `${name}/downsample`, filters, kernelSize: 1, strides, relu: false });
  const sum = layers.add({ name: `${name}/add` }).apply([y, shortcut]) as SymbolicTensor;
  return layers.reLU({ name: `${name}/relu` }).apply(sum) as SymbolicTensor;
}
