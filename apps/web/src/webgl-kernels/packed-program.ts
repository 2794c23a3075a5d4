import type { GPGPUProgram } from '@tensorflow/tfjs-backend-webgl';

/** A shader over packed textures whose code holds for every shape: shapes come as uniforms, so it is compiled once. */
export type PackedProgram = GPGPUProgram & Required<Pick<GPGPUProgram, 'customUniforms'>>;

/** A {@link PackedProgram} for one output; equal code is compiled once, whatever the shape. */
export function packedProgram(
  variableNames: readonly string[],
  outputShape: readonly number[],
  uniforms: PackedProgram['customUniforms'],
  userCode: string,
): PackedProgram {
  return {
    variableNames: [...variableNames],
    outputShape: [...outputShape],
    userCode,
    customUniforms: uniforms,
    packedInputs: true,
    packedOutput: true,
    enableShapeUniforms: true,
  };
}
