/** 2 to the power of (exponent − 15), by the exponent's five bits. */
const POWERS = Float64Array.from({ length: 32 }, (_, exponent) => 2 ** (exponent - 15));

/**
 * Decodes IEEE 754 half precision, little-endian. A small loop of its own: on a first visit tfjs's general decoder is
 * still interpreted when it is done.
 */
export function decodeFloat16(bytes: Uint8Array): Float32Array {
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
