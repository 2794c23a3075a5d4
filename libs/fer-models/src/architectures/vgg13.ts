import * as z from 'zod/mini';
import { architectureOptionsSchema } from './architecture-options.ts';
import { classifierHead, convBlock, logits } from './blocks.ts';
import type { NetworkOps } from './network-ops.ts';

export const vgg13OptionsSchema = z.extend(architectureOptionsSchema, {
  /** Five poolings by 2 leave nothing of an image below 32 pixels. */
  inputSize: z._default(z.int().check(z.minimum(32)), 48),
  /** Channels of the first stage: 2, 4, 8 and 8 times as many in the others. */
  width: z._default(z.int().check(z.minimum(4), z.maximum(128)), 64),
  /** `gap`: global average pooling. `dense`: the published two dense layers, 120 M of the network's 133 M parameters. */
  head: z._default(z.enum(['gap', 'dense']), 'gap'),
  /** Units of the two dense layers of the `dense` head. */
  headUnits: z._default(z.int().check(z.positive()), 4096),
});

type Vgg13Options = z.output<typeof vgg13OptionsSchema>;

/**
 * VGG-13 with batch norm (Simonyan & Zisserman 2014, arXiv 1409.1556, configuration B) as torchvision builds it:
 * 133,053,736 parameters at 224 px, three channels, 1000 classes and the dense head.
 */
export function vgg13<T>(ops: NetworkOps<T>, image: T, options: Vgg13Options): T {
  let x = image;
  for (const [stage, times] of [1, 2, 4, 8, 8].entries()) {
    for (const position of [1, 2]) {
      x = convBlock(ops, x, { name: `block${stage + 1}/${position}`, filters: times * options.width, bias: true });
    }
    x = ops.maxPool(x, { name: `block${stage + 1}/pool`, size: 2, strides: 2 });
  }
  return options.head === 'gap' ? classifierHead(ops, x, options) : denseHead(ops, x, options);
}

/** Flatten → twice (dense, ReLU, dropout) → logits. */
function denseHead<T>(ops: NetworkOps<T>, x: T, { headUnits, dropout, classes }: Vgg13Options): T {
  let y = ops.flatten(x, 'flatten');
  for (const name of ['dense1', 'dense2']) {
    y = ops.dense(y, { name, units: headUnits, relu: `${name}/relu`, init: { scale: 2, mode: 'fanIn' } });
    y = ops.dropout(y, { name: `${name}/dropout`, rate: dropout });
  }
  return logits(ops, y, classes);
}
