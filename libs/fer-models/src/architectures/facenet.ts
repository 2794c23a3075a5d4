import { initializers, input, layers, type LayersModel, model, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { z } from 'zod';
import { BatchNorm } from '../layers/batch-norm.ts';
import { L2Normalise } from '../layers/l2-normalise.ts';
import { architectureOptionsSchema } from './architecture-options.ts';
import { type BlockContext, createBlockContext, dropout, initialWeights, logits } from './blocks.ts';
import { basicConv, type Branch, branches, EPSILON, maxPool, scaledResidual } from './facenet-blocks.ts';

export const facenetOptionsSchema = architectureOptionsSchema.extend({
  /** The unpadded convolutions leave nothing of an image below 75 pixels. */
  inputSize: z.int().min(75).default(160),
  /** `classifier`: logits. `embedding`: the 512 numbers of unit length that tell faces apart. */
  head: z.enum(['classifier', 'embedding']).default('classifier'),
});

const SEPARABLE_7: Branch = [
  [128, 1],
  [128, [1, 7]],
  [128, [7, 1]],
];
const SEPARABLE_3: Branch = [
  [192, 1],
  [192, [1, 3]],
  [192, [3, 1]],
];

/**
 * FaceNet as facenet-pytorch trains it: Inception-ResNet-v1 (Szegedy et al. 2016, arXiv 1602.07261) with a 512-d
 * embedding: 23,482,624 parameters without the classifier, 27,910,327 with VGGFace2's 8631 people.
 *
 * @returns a model [n, inputSize, inputSize, channels] → logits [n, classes] or embeddings [n, 512]
 */
export function facenet(options: z.input<typeof facenetOptionsSchema> = {}): LayersModel {
  const settings = facenetOptionsSchema.parse(options);
  const { inputSize, channels, folded, seed } = settings;
  const context = createBlockContext(folded, seed);
  const image = input({ name: 'image', shape: [inputSize, inputSize, channels] });
  let x = stem(context, image);
  for (let block = 0; block < 5; block++) {
    const paths: Branch[] = [
      [[32, 1]],
      [
        [32, 1],
        [32, 3],
      ],
      [
        [32, 1],
        [32, 3],
        [32, 3],
      ],
    ];
    x = scaledResidual(context, x, `repeat_1/${block}`, paths, 0.17);
  }
  x = reductionA(context, x);
  for (let block = 0; block < 10; block++) {
    x = scaledResidual(context, x, `repeat_2/${block}`, [[[128, 1]], SEPARABLE_7], 0.1);
  }
  x = reductionB(context, x);
  for (let block = 0; block < 5; block++) {
    x = scaledResidual(context, x, `repeat_3/${block}`, [[[192, 1]], SEPARABLE_3], 0.2);
  }
  x = scaledResidual(context, x, 'block8', [[[192, 1]], SEPARABLE_3], 1, false);
  const embedded = embedding(context, x, settings.dropout);
  const outputs =
    settings.head === 'classifier'
      ? logits(context, embedded, settings.classes)
      : (new L2Normalise({ name: 'normalise' }).apply(embedded) as SymbolicTensor);
  return model({ name: 'facenet', inputs: image, outputs });
}

function stem(context: BlockContext, image: SymbolicTensor): SymbolicTensor {
  let x = basicConv(context, image, 'conv2d_1a', { filters: 32, strides: 2, padding: 'valid' });
  x = basicConv(context, x, 'conv2d_2a', { filters: 32, padding: 'valid' });
  x = basicConv(context, x, 'conv2d_2b', { filters: 64 });
  x = maxPool(x, 'maxpool_3a');
  x = basicConv(context, x, 'conv2d_3b', { filters: 80, kernelSize: 1 });
  x = basicConv(context, x, 'conv2d_4a', { filters: 192, padding: 'valid' });
  return basicConv(context, x, 'conv2d_4b', { filters: 256, strides: 2, padding: 'valid' });
}

/** Mixed 6a: halves the grid, 256 → 896 channels. */
function reductionA(context: BlockContext, x: SymbolicTensor): SymbolicTensor {
  const paths = [
    basicConv(context, x, 'mixed_6a/branch0', { filters: 384, strides: 2, padding: 'valid' }),
    ...branches(
      context,
      x,
      'mixed_6a',
      [
        [
          [192, 1],
          [192, 3],
          [256, 3, 2],
        ],
      ],
      1,
    ),
    maxPool(x, 'mixed_6a/branch2'),
  ];
  return layers.concatenate({ name: 'mixed_6a/concat' }).apply(paths) as SymbolicTensor;
}

/** Mixed 7a: halves the grid, 896 → 1792 channels. */
function reductionB(context: BlockContext, x: SymbolicTensor): SymbolicTensor {
  const paths: Branch[] = [
    [
      [256, 1],
      [384, 3, 2],
    ],
    [
      [256, 1],
      [256, 3, 2],
    ],
    [
      [256, 1],
      [256, 3],
      [256, 3, 2],
    ],
  ];
  const all = [...branches(context, x, 'mixed_7a', paths), maxPool(x, 'mixed_7a/branch3')];
  return layers.concatenate({ name: 'mixed_7a/concat' }).apply(all) as SymbolicTensor;
}

/** Global average pooling → dropout → dense 512 → batch norm. */
function embedding(context: BlockContext, x: SymbolicTensor, rate: number): SymbolicTensor {
  const pooled = layers.globalAveragePooling2d({ name: 'pool' }).apply(x) as SymbolicTensor;
  const dense = layers.dense({
    name: 'last_linear',
    units: 512,
    useBias: context.folded,
    kernelInitializer: initialWeights(context, (seed) => initializers.glorotNormal({ seed })),
  });
  const y = dense.apply(dropout(context, pooled, rate)) as SymbolicTensor;
  return context.folded ? y : (new BatchNorm({ name: 'last_bn', epsilon: EPSILON }).apply(y) as SymbolicTensor);
}
