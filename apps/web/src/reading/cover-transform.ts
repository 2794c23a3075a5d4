/** A size in any one unit. */
export interface Size {
  width: number;
  height: number;
}

/** A rectangle, origin top left. */
export interface Rectangle extends Size {
  x: number;
  y: number;
}

/**
 * Where a rectangle of the source lies on a stage that the source fills with `object-fit: cover`: scaled to cover, centred,
 * what hangs over is cut, and mirrored left to right for selfies.
 */
export function coverTransform(rectangle: Rectangle, source: Size, stage: Size, mirrored: boolean): Rectangle {
  const scale = Math.max(stage.width / source.width, stage.height / source.height);
  const left = (stage.width - source.width * scale) / 2 + rectangle.x * scale;
  const width = rectangle.width * scale;
  return {
    x: mirrored ? stage.width - left - width : left,
    y: (stage.height - source.height * scale) / 2 + rectangle.y * scale,
    width,
    height: rectangle.height * scale,
  };
}
