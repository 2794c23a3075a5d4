import { resizePositions } from '../resize-positions.ts';
import type { StateTensor } from '../state-dict.ts';
import { type Adapted, keyFrom, type Naming } from './naming.ts';

const MODULES: Readonly<Record<string, string>> = { patch_embed: 'patch_embed.proj', tokens: '', logits: 'head' };

export const timmVit: Naming = {
  source: 'timm vit_{tiny,small,base}_patch16_224',
  keyOf: (weight) => keyFrom(weight, (layer) => MODULES[layer] ?? layer.replaceAll('/', '.')),
  adapt(weight, tensor, model) {
    if (weight !== 'tokens/pos_embed') return undefined;
    const [, tokens] = model.getLayer('tokens').outputShape as number[];
    return adaptPositions(tensor, tokens);
  },
};

/** A checkpoint for another input or patch size: its grid of positions is interpolated, the class token's kept. */
function adaptPositions({ shape, read }: StateTensor, tokens: number): Adapted | undefined {
  const [, theirs, channels] = shape;
  const [from, to] = [Math.sqrt(theirs - 1), Math.sqrt(tokens - 1)];
  if (from === to || !Number.isInteger(from) || !Number.isInteger(to)) return undefined;
  const resized = () => {
    const values = read();
    const grid = resizePositions(values.subarray(channels), from, to);
    const all = new Float32Array(tokens * channels);
    all.set(values.subarray(0, channels));
    all.set(grid, channels);
    return all;
  };
  return {
    tensor: { shape: [1, tokens, channels], read: resized },
    how: `positions interpolated, ${from}×${from} to ${to}×${to}`,
  };
}
