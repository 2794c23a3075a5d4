import '../register-gradients.ts';
import * as tf from '@tensorflow/tfjs-core';
import { TrainerError } from '../../trainer-error.ts';
import type { Engine, EngineName, EngineProbe, Precision } from '../engine.ts';
import { engineHas, engineRequire } from '../engine-folder.ts';
import { registerBf16Kernels } from './bf16-kernels.ts';
import { registerFusedKernels } from './fused-kernels.ts';
import { requireBf16 } from './require-bf16.ts';
import type { TensorflowBackend } from './tensorflow-backend.ts';

const BINDING = 'lib/napi-v8/tfjs_binding.node';

/** Is the binding of tfjs-node or tfjs-node-gpu built and in place? */
export async function probeTensorflow(engine: EngineName, packageName: string): Promise<EngineProbe> {
  const howTo = `npm run trainer -- setup --engine ${engine}`;
  if (!engineHas(engine, packageName)) return { available: false, detail: `${packageName} is not installed`, howTo };
  if (!engineHas(engine, `${packageName}/${BINDING}`)) {
    return { available: false, detail: `the binding of ${packageName} is not built`, howTo };
  }
  return { available: true, detail: `${packageName} is installed` };
}

/**
 * Loads tfjs-node or tfjs-node-gpu from its engine folder, makes it the current backend and registers the fused
 * kernels. tfjs' engine and kernel registry are process-wide, so it shares tensors with our copy.
 *
 * @param nameDevice says what the backend computes on, or throws a TrainerError where it is the wrong device
 * @throws TrainerError when the binding does not load, or the processor has no such precision
 */
export async function startTensorflow(
  engine: EngineName,
  packageName: string,
  nameDevice: (backend: TensorflowBackend) => string,
  precision: Precision = 'float32',
): Promise<Engine> {
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  if (precision === 'bf16') requireBf16();
  try {
    const binding = engineRequire(engine)(packageName) as { version: Record<string, string> };
    await tf.setBackend('tensorflow');
    await tf.ready();
    const device = nameDevice(tf.backend() as TensorflowBackend);
    registerFusedKernels();
    if (precision === 'bf16') registerBf16Kernels();
    return {
      name: engine,
      backend: 'tensorflow',
      description: `${packageName} ${binding.version['tfjs-node']}, ${device}${precision === 'bf16' ? ', bf16' : ''}`,
    };
  } catch (cause) {
    if (cause instanceof TrainerError) throw cause;
    throw new TrainerError(
      `The engine '${engine}' does not load: ${(cause as Error).message.split('\n')[0]}.`,
      `Build it again: npm run trainer -- setup --engine ${engine}`,
      { cause },
    );
  }
}
