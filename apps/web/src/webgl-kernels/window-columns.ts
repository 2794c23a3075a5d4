/** Where the columns of a window lie in packed texels, of which each holds two neighbouring columns. */
export interface WindowColumns {
  /** Texels that the windows of two neighbouring outputs touch. */
  readonly texels: number;
  /** For each column of the window, its values for the two outputs as a GLSL vec4: (c0, c1) of the one, (c0, c1) of the other. */
  readonly columns: readonly string[];
}

/**
 * Lays the windows of two neighbouring outputs over texels `t0`, `t1`, …
 *
 * @param size columns of the window
 * @param stride 1 or 2
 * @param odd whether the first column is the second of texel `t0`: true for an odd padding on the left
 */
export function layWindow(size: number, stride: number, odd: boolean): WindowColumns {
  const shift = odd ? 1 : 0;
  const half = (column: number) => `t${column >> 1}.${column % 2 === 0 ? 'xy' : 'zw'}`;
  const columns = Array.from({ length: size }, (_, k) => {
    const [first, second] = [shift + k, shift + k + stride];
    const whole = first % 2 === 0 && second === first + 1;
    return whole ? `t${first >> 1}` : `vec4(${half(first)}, ${half(second)})`;
  });
  return { texels: ((shift + stride + size - 1) >> 1) + 1, columns };
}
