import jpeg from 'jpeg-js';

/** A JPEG of one flat colour, [red, green, blue] in 0..255. */
export function makeJpeg(colour: readonly [number, number, number], width = 48, height = width): Buffer {
  const data = Buffer.alloc(width * height * 4);
  for (let i = 0; i < width * height; i++) data.set([...colour, 255], i * 4);
  return jpeg.encode({ width, height, data }, 95).data;
}

/** A flat gray JPEG; every level 0..255 comes back within 1. */
export function makeGrayJpeg(level: number): Buffer {
  return makeJpeg([level, level, level]);
}
