import type { GPGPUProgram } from '@tensorflow/tfjs-backend-webgl';

/** Most squares of one draw call. */
export const MAX_SQUARES = 16;

/**
 * Draws squares of a frame's texture straight into a packed [squares, size, size, 3] tensor: four neighbours a sample, read
 * from the frame as the browser uploaded it.
 */
export function sampleProgram(outputShape: readonly number[]): GPGPUProgram {
  return {
    variableNames: ['frame'],
    outputShape: [...outputShape],
    packedInputs: false,
    packedOutput: true,
    enableShapeUniforms: true,
    customUniforms: [
      { name: 'frameSize', type: 'ivec2' },
      // Where the middle of the first sample lies, and the way to the next one along a row.
      { name: 'squares', type: 'vec4', arrayIndex: MAX_SQUARES },
      { name: 'size', type: 'int' },
      { name: 'samples', type: 'int' },
      { name: 'fill', type: 'float' },
      { name: 'range', type: 'vec2' },
    ],
    userCode: `
      vec2 channelPair(ivec2 at, bool isBlue) {
        vec4 color = texelFetch(frame, at, 0);
        return isBlue ? vec2(color.b, 0.) : color.rg;
      }
      vec2 between(vec2 point, bool isBlue) {
        vec2 last = vec2(frameSize - 1);
        if (point.x < 0. || point.y < 0. || point.x > last.x || point.y > last.y) return vec2(fill);
        ivec2 at = ivec2(min(floor(point), last - 1.));
        vec2 part = point - vec2(at);
        vec2 upper = mix(channelPair(at, isBlue), channelPair(at + ivec2(1, 0), isBlue), part.x);
        vec2 lower = mix(channelPair(at + ivec2(0, 1), isBlue), channelPair(at + ivec2(1, 1), isBlue), part.x);
        return mix(upper, lower, part.y);
      }
      vec2 pixel(vec4 square, int column, int row, bool isBlue) {
        vec2 right = square.zw;
        vec2 down = vec2(-right.y, right.x);
        vec2 sum = vec2(0.);
        for (int line = row * samples; line < (row + 1) * samples; ++line) {
          for (int at = column * samples; at < (column + 1) * samples; ++at) {
            sum += between(square.xy + float(at) * right + float(line) * down, isBlue);
          }
        }
        return range.x + sum / float(samples * samples) * (range.y - range.x);
      }
      void main() {
        ivec2 at = ivec2(gl_FragCoord.xy);
        int widthTexels = (size + 1) / 2;
        int line = int((float(at.y) + .5) / float(widthTexels));
        int column = (at.y - line * widthTexels) * 2;
        int image = int((float(line) + .5) / float(size));
        int row = line - image * size;
        bool isBlue = at.x == 1;
        setOutput(vec4(pixel(squares[image], column, row, isBlue), pixel(squares[image], column + 1, row, isBlue)));
      }`,
  };
}
