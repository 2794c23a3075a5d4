/** 2 to the power of (exponent − 15), by the exponent's five bits. */
const POWERS = Float64Array.from({ length: 32 }, (_, exponent) => 2 ** (exponent - 15));

/** ECMAScript 2025; browsers from 2025 on have it, Node 22 does not. */
const { Float16Array } = globalThis as { Float16Array?: new (buffer: ArrayBuffer) => ArrayLike<number> };

/**
 * Decodes IEEE 754 half precision, little-endian, by the machine where it can. Else in a small loop of its own: on a first
 * visit tfjs's general decoder is still interpreted when it is done.
 */
export function decodeFloat16(bytes: Uint8Array): Float32Array {
  // Not slice(): on a Node Buffer that is a view.
  if (Float16Array) return new Float32Array(new Float16Array(new Uint8Array(bytes).buffer));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(bytes.byteLength / 2);
  for (let i = 0; i < values.length; i++) {
    const bits = view.getUint16(2 * i, true);
    const exponent = (bits >> 10) & 31;
    const fraction = (bits & 1023) / 1024;
    const isSubnormal = exponent === 0;
    const magnitude = isSubnormal ? fraction * POWERS[1]! : (1 + fraction) * POWERS[exponent]!;
    const value = exponent < 31 ? magnitude : fraction === 0 ? Infinity : NaN;
    values[i] = bits & 0x8000 ? -value : value;
  }
  return values;
}
