import { initializers, input, layers, type LayersModel, model, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { z } from 'zod';
import { architectureOptionsSchema } from './architecture-options.ts';
import {
  type BlockContext,
  classifierHead,
  convBlock,
  createBlockContext,
  dropout,
  initialWeights,
  logits,
} from './blocks.ts';

export const vgg13OptionsSchema = architectureOptionsSchema.extend({
  /** Channels of the first stage: 2, 4, 8 and 8 times as many in the others. */
  width: z.int().min(4).max(128).default(64),
  /** `gap`: global average pooling. `dense`: the published two dense layers, 120 M of the network's 133 M parameters. */
  head: z.enum(['gap', 'dense']).default('gap'),
  /** Units of the two dense layers of the `dense` head. */
  headUnits: z.int().positive().default(4096),
});

type Vgg13Options = z.infer<typeof vgg13OptionsSchema>;

/**
 * VGG-13 with batch norm (Simonyan & Zisserman 2014, arXiv 1409.1556, configuration B) as torchvision builds it:
 * 133,053,736 parameters at 224 px, three channels, 1000 classes and the dense head.
 *
 * @returns a model [n, inputSize, inputSize, channels] → logits [n, classes]; inputSize at least 32
 */
export function vgg13(options: z.input<typeof vgg13OptionsSchema> = {}): LayersModel {
  const settings = vgg13OptionsSchema.parse(options);
  const { inputSize, channels, folded, seed, width } = settings;
  const context = createBlockContext(folded, seed);
  const image = input({ name: 'image', shape: [inputSize, inputSize, channels] });
  let x: SymbolicTensor = image;
  for (const [stage, times] of [1, 2, 4, 8, 8].entries()) {
    for (const position of [1, 2]) {
      x = convBlock(context, x, { name: `block${stage + 1}/${position}`, filters: times * width, bias: true });
    }
    x = layers.maxPooling2d({ name: `block${stage + 1}/pool`, poolSize: 2, strides: 2 }).apply(x) as SymbolicTensor;
  }
  const outputs = settings.head === 'gap' ? classifierHead(context, x, settings) : denseHead(context, x, settings);
  return model({ name: 'vgg13', inputs: image, outputs });
}

/** Flatten → twice (dense, ReLU, dropout) → logits. */
function denseHead(context: BlockContext, x: SymbolicTensor, settings: Vgg13Options): SymbolicTensor {
  let y = layers.flatten({ name: 'flatten' }).apply(x) as SymbolicTensor;
  for (const position of [1, 2]) {
    const dense = layers.dense({
      name: `dense${position}`,
      units: settings.headUnits,
      activation: 'relu',
      kernelInitializer: initialWeights(context, (seed) => initializers.heNormal({ seed })),
    });
    y = dropout(context, dense.apply(y) as SymbolicTensor, settings.dropout, `dense${position}/dropout`);
  }
  return logits(context, y, settings.classes);
}
