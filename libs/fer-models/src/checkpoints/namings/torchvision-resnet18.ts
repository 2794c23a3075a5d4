import { keyFrom, type Naming } from './naming.ts';

const MODULES: Readonly<Record<string, string>> = { 'stem/conv': 'conv1', 'stem/bn': 'bn1', logits: 'fc' };

/** `layer2/0/1/conv` → `layer2.0.conv1`, `layer2/0/downsample/bn` → `layer2.0.downsample.1` */
function moduleOf(layer: string): string {
  if (layer in MODULES) return MODULES[layer];
  const [stage, block, part, kind] = layer.split('/');
  const module = part === 'downsample' ? `downsample.${kind === 'conv' ? 0 : 1}` : `${kind}${part}`;
  return `${stage}.${block}.${module}`;
}

export const torchvisionResnet18: Naming = {
  source: 'torchvision resnet18',
  keyOf: (weight) => keyFrom(weight, moduleOf),
};
