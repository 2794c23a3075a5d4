import '../register-gradients.ts';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import * as tf from '@tensorflow/tfjs-core';
import { TrainerError } from '../../trainer-error.ts';
import type { EngineModule } from '../engine.ts';
import { engineFolder, engineHas, engineRequire } from '../engine-folder.ts';
import { setupWebgpu } from './setup-webgpu.ts';

const howTo = 'npm run trainer -- setup --engine webgpu';

/** Dawn for Node: any GPU with Vulkan, Metal or D3D12. */
export const webgpu: EngineModule = {
  name: 'webgpu',
  package: '@tensorflow/tfjs-backend-webgpu + webgpu',
  async probe() {
    if (!engineHas('webgpu', 'webgpu')) return { available: false, detail: 'webgpu (Dawn) is not installed', howTo };
    const adapter = await requestAdapter().catch(() => undefined);
    if (!adapter) {
      return {
        available: false,
        detail: 'Dawn finds no GPU adapter on this machine',
        howTo: 'Install a Vulkan driver and its loader (Debian: libvulkan1), then run `trainer doctor` again.',
      };
    }
    const isSoftware = adapter.info.isFallbackAdapter || /swiftshader|llvmpipe/i.test(describe(adapter));
    return {
      available: true,
      detail: `${describe(adapter)}${isSoftware ? ', computed by the processor' : ''}`,
      isSoftware,
    };
  },
  async start() {
    const adapter = await requestAdapter();
    if (!adapter) throw new TrainerError('Dawn finds no GPU adapter on this machine.', 'Install a Vulkan driver.');
    engineRequire('webgpu')('@tensorflow/tfjs-backend-webgpu');
    await tf.setBackend('webgpu');
    await tf.ready();
    return { name: 'webgpu', backend: 'webgpu', description: describe(adapter), failure: watchDevice() };
  },
  setup: setupWebgpu,
};

interface Adapter {
  info: { vendor: string; architecture: string; description: string; isFallbackAdapter?: boolean };
}

interface Device extends EventTarget {
  lost: Promise<{ message: string }>;
}

interface Dawn {
  create(flags: string[]): { requestAdapter(): Promise<Adapter | null> };
  globals: object;
}

let gpu: ReturnType<Dawn['create']> | undefined;

async function requestAdapter(): Promise<Adapter | undefined> {
  if (!gpu) {
    // The Vulkan loader complains on stderr where it is absent; nothing is drawn here.
    process.env['XDG_RUNTIME_DIR'] ??= tmpdir();
    const file = createRequire(`${engineFolder('webgpu')}/package.json`).resolve('webgpu');
    const dawn = (await import(file)) as Dawn;
    Object.assign(globalThis, dawn.globals);
    gpu = dawn.create([]);
    Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
  }
  return (await gpu.requestAdapter()) ?? undefined;
}

/** A WebGPU device tells of its errors by events: computation goes on, with zeros. @returns the first of them */
function watchDevice(): () => string | undefined {
  const { device } = tf.backend() as unknown as { device: Device };
  let failure: string | undefined;
  device.addEventListener('uncapturederror', (event) => {
    event.preventDefault();
    failure ??= (event as Event & { error: Error }).error.message.split('\n')[0];
  });
  void device.lost.then(({ message }) => (failure = `the device was lost: ${message}`));
  return () => failure;
}

function describe({ info }: Adapter): string {
  return `Dawn on ${[info.vendor, info.architecture, info.description].filter(Boolean).join(' ')}`;
}
