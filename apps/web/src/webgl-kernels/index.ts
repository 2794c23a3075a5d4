export { registerWebglKernels } from './register-webgl-kernels.ts';
export { runConv, type ConvAttributes, type ConvInputs } from './run-conv.ts';
export { tellShadersApart } from './tell-shaders-apart.ts';
export { texturePicture } from './texture-picture.ts';
export { WEBGL_KERNELS } from './webgl-kernels.ts';
