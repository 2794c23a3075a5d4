import * as tf from '@tensorflow/tfjs-core';
import type { PipelineMemory } from './protocol.ts';

/** What the backends of graphics processors add to tfjs's own count. */
interface GpuMemory {
  readonly numBytesInGPU: number;
  /** WebGL only: with the textures that wait to be used again. */
  readonly numBytesInGPUAllocated: number;
}

/** What the running backend holds. */
export function readMemory(): PipelineMemory {
  const { numTensors, numBytes, numBytesInGPUAllocated, numBytesInGPU }: tf.MemoryInfo & Partial<GpuMemory> =
    tf.memory();
  return { tensors: numTensors, bytes: numBytes, gpuBytes: numBytesInGPUAllocated ?? numBytesInGPU ?? null };
}
