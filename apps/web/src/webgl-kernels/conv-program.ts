import { packedProgram, type PackedProgram } from './packed-program.ts';
import { layWindow } from './window-columns.ts';

/** What a convolution's shader is made for; everything else comes as uniforms. */
export interface ConvVariant {
  kind: 'full' | 'depthwise';
  kernel: readonly [height: number, width: number];
  stride: number;
  /** Left padding is odd. */
  odd: boolean;
  activation: 'linear' | 'relu' | 'relu6';
  /** Adds a tensor that may have fewer channels; pooled: the 2 × 2 maximum of one twice as large. */
  residual: 'none' | 'plain' | 'pooled';
}

const ACTIVATIONS: Record<ConvVariant['activation'], string> = {
  linear: 'sum',
  relu: 'max(sum, 0.)',
  relu6: 'clamp(sum, 0., 6.)',
};

/** A convolution, its bias, a residual and the activation in one draw call over packed [n, h, w, c] textures. */
export function convProgram(variant: ConvVariant, outputShape: readonly number[]): PackedProgram {
  const { kind, kernel, stride, odd, activation, residual } = variant;
  const [kernelHeight, kernelWidth] = kernel;
  const { texels, columns } = layWindow(kernelWidth, stride, odd);
  const all = Array.from({ length: texels }, (_, t) => t);
  const code = `
    vec4 validColumns(int texel) {
      ivec2 columns = ivec2(2 * texel, 2 * texel + 1);
      return vec4(columns.x >= 0 && columns.x < inSize.y, columns.x >= 0 && columns.x < inSize.y,
                  columns.y >= 0 && columns.y < inSize.y, columns.y >= 0 && columns.y < inSize.y);
    }
    void main() {
      ivec2 at = ivec2(gl_FragCoord.xy);
      int pair = at.x;
      int row = int((float(at.y) + .5) / float(outSize.y));
      int column = at.y - row * outSize.y;
      int image = int((float(row) + .5) / float(outSize.x));
      int outRow = row - image * outSize.x;
      int top = outRow * ${stride} - start.x;
      int left = column * ${stride} - start.y;
      int widthTexels = (inSize.y + 1) / 2;
      ${all.map((t) => `vec4 m${t} = validColumns(left + ${t});`).join('\n      ')}
      vec2 texelX = 1. / ceil(vec2(xTexShape.yx) * .5);
      vec2 texelW = 1. / ceil(vec2(WTexShape.yx) * .5);
      vec4 sum = texelFetch(bias, ivec2(pair, 0), 0).xyxy;
      for (int ky = 0; ky < ${kernelHeight}; ++ky) {
        int inRow = top + ky;
        if (inRow < 0 || inRow >= inSize.x) continue;
        float texel = float((image * inSize.x + inRow) * widthTexels + left) + .5;
        float tap = float(ky * ${kernelWidth} * channelPairs) + .5;
        ${kind === 'full' ? fullTaps(all, columns) : depthwiseTaps(all, columns)}
      }
      ${residual === 'none' ? '' : addResidual(residual)}
      setOutput(${ACTIVATIONS[activation]});
    }`;
  return packedProgram(
    ['x', 'W', 'bias', ...(residual === 'none' ? [] : ['residual'])],
    outputShape,
    [
      { name: 'inSize', type: 'ivec2' },
      { name: 'outSize', type: 'ivec2' },
      { name: 'start', type: 'ivec2' },
      { name: 'channelPairs', type: 'int' },
      ...(residual === 'none' ? [] : [{ name: 'residualPairs', type: 'int' as const }]),
    ],
    code,
  );
}

function fullTaps(all: readonly number[], columns: readonly string[]): string {
  return `vec2 atX = vec2(.5 * texelX.x, texel * texelX.y);
        vec2 atW = vec2((float(pair) + .5) * texelW.x, tap * texelW.y);
        float nextTap = float(channelPairs) * texelW.y;
        for (int pairIn = 0; pairIn < channelPairs; ++pairIn) {
          ${all.map((t) => `vec4 t${t} = texture(x, atX + vec2(0, ${t}) * texelX) * m${t};`).join('\n          ')}
          vec4 w, v;
          ${columns
            .map(
              (column, k) => `w = texture(W, atW + vec2(0, ${k}. * nextTap));
          v = ${column};
          sum += v.xxzz * w.xyxy + v.yyww * w.zwzw;`,
            )
            .join('\n          ')}
          atX.x += texelX.x;
          atW.y += texelW.y;
        }`;
}

function depthwiseTaps(all: readonly number[], columns: readonly string[]): string {
  return `vec2 atX = vec2((float(pair) + .5) * texelX.x, texel * texelX.y);
        vec2 atW = vec2(.5 * texelW.x, (tap + float(pair)) * texelW.y);
        float nextTap = float(channelPairs) * texelW.y;
        ${all.map((t) => `vec4 t${t} = texture(x, atX + vec2(0, ${t}) * texelX) * m${t};`).join('\n        ')}
        ${columns
          .map((column, k) => `sum += ${column} * texture(W, atW + vec2(0, ${k}. * nextTap)).xzxz;`)
          .join('\n        ')}`;
}

function addResidual(kind: 'plain' | 'pooled'): string {
  if (kind === 'plain') return `if (pair < residualPairs) sum += texelFetch(residual, at, 0);`;
  return `if (pair < residualPairs) {
        int first = (image * outSize.x * 2 + outRow * 2) * outSize.y * 2 + column * 2;
        int second = first + outSize.y * 2;
        vec4 a = max(texelFetch(residual, ivec2(pair, first), 0), texelFetch(residual, ivec2(pair, second), 0));
        vec4 b = max(texelFetch(residual, ivec2(pair, first + 1), 0), texelFetch(residual, ivec2(pair, second + 1), 0));
        sum += vec4(max(a.xy, a.zw), max(b.xy, b.zw));
      }`;
}
