import * as z from 'zod/mini';
import { architectureOptionsSchema } from './architecture-options.ts';
import { logits } from './blocks.ts';
import { basicConv, type Branch, branches, EPSILON, maxPool, scaledResidual } from './facenet-blocks.ts';
import type { NetworkOps } from './network-ops.ts';

export const facenetOptionsSchema = z.extend(architectureOptionsSchema, {
  /** The unpadded convolutions leave nothing of an image below 75 pixels. */
  inputSize: z._default(z.int().check(z.minimum(75)), 160),
  /** `classifier`: logits. `embedding`: the 512 numbers of unit length that tell faces apart. */
  head: z._default(z.enum(['classifier', 'embedding']), 'classifier'),
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
 * The result is logits, or embeddings [n, 512].
 */
export function facenet<T>(ops: NetworkOps<T>, image: T, options: z.output<typeof facenetOptionsSchema>): T {
  let x = stem(ops, image);
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
    x = scaledResidual(ops, x, `repeat_1/${block}`, paths, 0.17);
  }
  x = reductionA(ops, x);
  for (let block = 0; block < 10; block++) {
    x = scaledResidual(ops, x, `repeat_2/${block}`, [[[128, 1]], SEPARABLE_7], 0.1);
  }
  x = reductionB(ops, x);
  for (let block = 0; block < 5; block++) {
    x = scaledResidual(ops, x, `repeat_3/${block}`, [[[192, 1]], SEPARABLE_3], 0.2);
  }
  x = scaledResidual(ops, x, 'block8', [[[192, 1]], SEPARABLE_3], 1, false);
  const embedded = embedding(ops, x, options.dropout);
  return options.head === 'classifier'
    ? logits(ops, embedded, options.classes)
    : ops.l2Normalise(embedded, 'normalise');
}

function stem<T>(ops: NetworkOps<T>, image: T): T {
  let x = basicConv(ops, image, 'conv2d_1a', { filters: 32, strides: 2, padding: 'valid' });
  x = basicConv(ops, x, 'conv2d_2a', { filters: 32, padding: 'valid' });
  x = basicConv(ops, x, 'conv2d_2b', { filters: 64 });
  x = maxPool(ops, x, 'maxpool_3a');
  x = basicConv(ops, x, 'conv2d_3b', { filters: 80, kernelSize: 1 });
  x = basicConv(ops, x, 'conv2d_4a', { filters: 192, padding: 'valid' });
  return basicConv(ops, x, 'conv2d_4b', { filters: 256, strides: 2, padding: 'valid' });
}

/** Mixed 6a: halves the grid, 256 → 896 channels. */
function reductionA<T>(ops: NetworkOps<T>, x: T): T {
  const paths = [
    basicConv(ops, x, 'mixed_6a/branch0', { filters: 384, strides: 2, padding: 'valid' }),
    ...branches(
      ops,
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
    maxPool(ops, x, 'mixed_6a/branch2'),
  ];
  return ops.concat(paths, 'mixed_6a/concat');
}

/** Mixed 7a: halves the grid, 896 → 1792 channels. */
function reductionB<T>(ops: NetworkOps<T>, x: T): T {
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
  const all = [...branches(ops, x, 'mixed_7a', paths), maxPool(ops, x, 'mixed_7a/branch3')];
  return ops.concat(all, 'mixed_7a/concat');
}

/** Global average pooling → dropout → dense 512 → batch norm. */
function embedding<T>(ops: NetworkOps<T>, x: T, rate: number): T {
  const pooled = ops.dropout(ops.globalAveragePool(x, 'pool'), { name: 'dropout', rate });
  const batchNorm = { name: 'last_bn', epsilon: EPSILON };
  return ops.dense(pooled, { name: 'last_linear', units: 512, batchNorm, init: { scale: 1, mode: 'fanAvg' } });
}
