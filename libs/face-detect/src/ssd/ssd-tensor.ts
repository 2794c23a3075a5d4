/** A weight with its name, as float32 or as bytes that stand for scale · byte + min. */
export interface SsdTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Uint8Array;
  readonly quantization?: { readonly scale: number; readonly min: number };
}

/** The values as float32. */
export function floatValues({ values, quantization }: SsdTensor): Float32Array {
  if (values instanceof Float32Array) return values;
  const { scale, min } = quantization ?? { scale: 1, min: 0 };
  return Float32Array.from(values, (byte) => scale * byte + min);
}
