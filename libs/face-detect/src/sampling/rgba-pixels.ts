/** Pixels in memory, as `ImageData` has them. */
export interface RgbaPixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha, row by row; alpha is not looked at. */
  readonly data: Uint8Array | Uint8ClampedArray;
}
