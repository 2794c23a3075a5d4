/**
 * Numbers in 0..1 that tools/compare-torch/outputs.py computes alike: FNV-1a of the key plus the index, through an
 * integer hash (Wellons' lowbias32).
 */
function formula(key: string, size: number): Float64Array {
  let start = 2166136261;
  for (const byte of new TextEncoder().encode(key)) start = Math.imul(start ^ byte, 16777619);
  return Float64Array.from({ length: size }, (_, i) => {
    let x = (start + i) | 0;
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
    x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
    return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
  });
}

/** The formula's weight for one key of a state dict: of a size that keeps activations in bounds. */
export function formulaWeight(key: string, shape: readonly number[]): Float32Array {
  const size = shape.reduce((a, b) => a * b, 1);
  const kind = key.split('.').at(-1);
  const spread = Math.sqrt((4.5 * shape[0]) / size);
  const value =
    kind === 'running_var' || (kind === 'weight' && shape.length === 1)
      ? (u: number) => 0.5 + u
      : key === 'cls_token' || key === 'pos_embed'
        ? (u: number) => u - 0.5
        : shape.length > 1
          ? (u: number) => (2 * u - 1) * spread
          : (u: number) => (2 * u - 1) * 0.2;
  return Float32Array.from(formula(key, size), value);
}

/** The formula's picture, [1, channels, size, size]. */
export function formulaImage(channels: number, size: number): Float32Array {
  return Float32Array.from(formula('input', channels * size * size), (u) => (2 * u - 1) * 1.7);
}
