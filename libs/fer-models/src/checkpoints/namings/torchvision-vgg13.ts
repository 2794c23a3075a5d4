import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { StateTensor } from '../state-dict.ts';
import { type Adapted, keyFrom, type Naming } from './naming.ts';

const MODULES: Readonly<Record<string, string>> = {
  dense1: 'classifier.0',
  dense2: 'classifier.3',
  logits: 'classifier.6',
};

/** torchvision pools the features to this grid before the dense layers, whatever the input's size. */
const GRID = 7;

/** `block2/1/bn` → `features.8`: a stage is twice convolution, batch norm and ReLU, and a pooling. */
function moduleOf(layer: string): string {
  if (layer in MODULES) return MODULES[layer];
  const [block, position, kind] = layer.split('/');
  const index = 7 * (Number(block.slice('block'.length)) - 1) + 3 * (Number(position) - 1);
  return `features.${kind === 'conv' ? index : index + 1}`;
}

export const torchvisionVgg13: Naming = {
  source: 'torchvision vgg13_bn',
  keyOf: (weight) => keyFrom(weight, moduleOf),
  adapt: (weight, tensor, model) => (weight === 'dense1/kernel' ? adaptFirstDense(tensor, model) : undefined),
};

/**
 * PyTorch flattens [c, 7, 7], we flatten [rows, columns, c]; and where our grid is not 7 × 7, what torchvision's
 * pooling to 7 × 7 does is linear and goes into the weights.
 */
function adaptFirstDense({ shape: [units, inputs], read }: StateTensor, model: LayersModel): Adapted | undefined {
  const [, rows, columns, channels] = model.getLayer('flatten').inboundNodes[0].inputShapes[0] as number[];
  if (inputs !== channels * GRID * GRID) return undefined;
  const [down, across] = [rows, columns].map(poolingWeights);
  const adapted = () => {
    const theirs = read();
    const ours = new Float32Array(units * rows * columns * channels);
    for (const [i, fromRow] of down.entries()) {
      for (const [j, fromColumn] of across.entries()) {
        for (const [y, rowShare] of fromRow) {
          for (const [x, columnShare] of fromColumn) {
            for (let unit = 0; unit < units; unit++) {
              const source = unit * inputs + i * GRID + j;
              const target = ((unit * rows + y) * columns + x) * channels;
              for (let c = 0; c < channels; c++) {
                ours[target + c] += theirs[source + c * GRID * GRID] * rowShare * columnShare;
              }
            }
          }
        }
      }
    }
    return ours;
  };
  const grid = rows === GRID && columns === GRID ? '' : `, ${GRID}×${GRID} to ${rows}×${columns}`;
  return {
    tensor: { shape: [units, rows * columns * channels], read: adapted },
    how: `rearranged to rows, columns, channels${grid}`,
  };
}

/** Of adaptive average pooling from `side` to 7: for each output, the inputs it averages and their shares. */
function poolingWeights(side: number): [input: number, share: number][][] {
  return Array.from({ length: GRID }, (_, out) => {
    const first = Math.floor((out * side) / GRID);
    const end = Math.ceil(((out + 1) * side) / GRID);
    return Array.from({ length: end - first }, (_input, i) => [first + i, 1 / (end - first)]);
  });
}
