import { type MathBackendWebGL, webgl_util } from '@tensorflow/tfjs-backend-webgl';
import { type TensorInfo, util } from '@tensorflow/tfjs-core';

/**
 * With `WEBGL_USE_SHAPES_UNIFORMS` tfjs uses one shader for all shapes, and a second where a matrix lies in its texture
 * just as it is. For inputs like [100, 37, 1], read as the matrix [100, 37], it takes the one for the other, and the
 * result is wrong (tfjs issue 6478): layer norm and softmax in one network are enough. This adds what tfjs forgot to
 * what it tells shaders apart by.
 */
export function tellShadersApart(backend: MathBackendWebGL): void {
  const run = backend.runWebGLProgram.bind(backend);
  backend.runWebGLProgram = (program, inputs, ...rest) => {
    if (program.enableShapeUniforms) {
      const alike = inputs.map((input) => liesAsItIs(backend, input, program.packedInputs ?? false));
      if (alike.some(Boolean)) program.userCode += `\n// Inputs that lie as they are: ${alike.join()}`;
    }
    return run(program, inputs, ...rest);
  };
}

/** Whether the shape without its ones is that of the texture: of the one that is there, or that will be. */
function liesAsItIs(backend: MathBackendWebGL, { shape, dataId }: TensorInfo, packed: boolean): boolean {
  const { newShape: matrix } = util.squeezeShape(shape);
  if (matrix.length !== 2 || shape.length === 2) return false;
  const { texture, texShape, isPacked = false } = backend.texData.get(dataId);
  const there = texture && isPacked === packed ? texShape : undefined;
  return util.arraysEqual(matrix, there ?? webgl_util.getTextureShapeFromLogicalShape(shape, packed));
}
