import * as tf from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import wasmThreadsUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { BackendError } from './backend-error.ts';
import { isEmulatedWebgl } from './is-emulated-webgl.ts';
import type { BackendName, PrepareOptions } from './protocol.ts';

/** A running backend and, where it is not WebGL, why. */
export interface StartedBackend {
  backend: BackendName;
  reason: string;
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
    await startWebgpu(onLost);
    return { backend: 'webgpu', reason: '' };
  }
  const renderer = choice === 'wasm' ? null : webglRenderer();
  if (renderer !== null && (choice === 'webgl' || !isEmulatedWebgl(renderer))) {
    await startWebgl(onLost);
    return { backend: 'webgl', reason: '' };
  }
  if (choice === 'webgl') throw new BackendError('This browser offers no WebGL 2 here.');
  await startWasm();
  if (choice === 'wasm') return { backend: 'wasm', reason: 'as asked' };
  const reason = renderer === null ? 'there is no WebGL 2 here' : 'WebGL is emulated here and would be slower';
  return { backend: 'wasm', reason };
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

async function startWebgl(onLost: () => void): Promise<void> {
  await import('@tensorflow/tfjs-backend-webgl');
  if (!(await tf.setBackend('webgl'))) throw new BackendError('WebGL 2 is there, but could not be started.');
  const { gl } = (tf.backend() as MathBackendWebGL).getGPGPUContext();
  gl.canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    onLost();
  });
}

async function startWebgpu(onLost: () => void): Promise<void> {
  const adapter = 'gpu' in navigator ? await navigator.gpu.requestAdapter() : null;
  if (!adapter) throw new BackendError('This browser offers no WebGPU here.');
  await import('@tensorflow/tfjs-backend-webgpu');
  if (!(await tf.setBackend('webgpu'))) throw new BackendError('WebGPU is there, but could not be started.');
  void (tf.backend() as WebGPUBackend).device.lost.then(onLost);
}

async function startWasm(): Promise<void> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  setWasmPaths({
    'tfjs-backend-wasm.wasm': wasmUrl,
    'tfjs-backend-wasm-simd.wasm': wasmSimdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': wasmThreadsUrl,
  });
  if (!(await tf.setBackend('wasm'))) throw new BackendError('Neither WebGL 2 nor WebAssembly could be started.');
}
