import type { FastKernels } from '@howifeel/face-detect';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { BackendError } from './backend-error.ts';
import type { ReadFrame } from './frame.ts';
import { isEmulatedWebgl } from './is-emulated-webgl.ts';
import { createPrefetcher } from './prefetch.ts';
import type { BackendName, PrepareOptions } from './protocol.ts';

/** A running backend. */
export interface StartedBackend {
  backend: BackendName;
  /** Why it is not WebGL; empty where it is. */
  reason: string;
  readFrame: ReadFrame;
  /** What it computes beyond tfjs's own kernels. */
  kernels: FastKernels;
}

/**
 * Starts WebGL where a graphics processor runs it, else wasm; only the code of the one that runs is loaded.
 *
 * @param choice a name insists on that backend, however slow it is here.
 * @param onLost called when the WebGL context is lost; nothing computed after that is valid.
 * @throws BackendError when WebGL or WebGPU is insisted on and absent.
 */
export async function startBackend(choice: PrepareOptions['backend'], onLost: () => void): Promise<StartedBackend> {
  if (choice === 'webgpu') {
    const { startWebgpu } = await import('./start-webgpu.ts');
    return { backend: 'webgpu', reason: '', readFrame: await startWebgpu(onLost), kernels: {} };
  }
  const renderer = choice === 'wasm' ? null : webglRenderer();
  if (renderer !== null && (choice === 'webgl' || !isEmulatedWebgl(renderer))) {
    const { startWebgl, WEBGL_KERNELS } = await import('./start-webgl.ts');
    return { backend: 'webgl', reason: '', readFrame: await startWebgl(onLost), kernels: WEBGL_KERNELS };
  }
  if (choice === 'webgl') throw new BackendError('This browser offers no WebGL 2 here.');
  // The binary comes together with the code that runs it. Where SIMD is missing another one is asked for, then.
  const early = createPrefetcher();
  void early.begin(wasmSimdUrl);
  const { startWasm } = await import('./start-wasm.ts');
  return { backend: 'wasm', reason: whyWasm(choice, renderer), readFrame: await startWasm(early.fetch), kernels: {} };
}

function whyWasm(choice: PrepareOptions['backend'], renderer: string | null): string {
  if (choice === 'wasm') return 'as asked';
  return renderer === null ? 'there is no WebGL 2 here' : 'WebGL is emulated here and would be slower';
}

/** Name of what draws WebGL 2 here; empty when the browser keeps it to itself, null when there is no WebGL 2. */
function webglRenderer(): string | null {
  const canvas = typeof OffscreenCanvas === 'undefined' ? document.createElement('canvas') : new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2') as WebGL2RenderingContext | null;
  if (!gl) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof renderer === 'string' ? renderer : '';
}
