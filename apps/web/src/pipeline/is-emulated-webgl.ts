/** Renderers that draw with the processor: SwiftShader (Chromium), llvmpipe and softpipe (Mesa), WARP (Windows). */
const EMULATORS = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/**
 * Whether WebGL runs on the processor. It is then several times slower than WebAssembly on the same processor, and its
 * shaders take long to compile.
 *
 * @param renderer name as WEBGL_debug_renderer_info gives it.
 */
export function isEmulatedWebgl(renderer: string): boolean {
  return EMULATORS.test(renderer);
}
