import { expect, test } from 'vitest';
import { isEmulatedWebgl } from './is-emulated-webgl.ts';

test.each([
  'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
  'llvmpipe (LLVM 15.0.6, 256 bits)',
  'ANGLE (Microsoft, Microsoft Basic Render Driver (0x0000008C) Direct3D11 vs_5_0 ps_5_0, D3D11)',
])('%s is emulated', (renderer) => expect(isEmulatedWebgl(renderer)).toBe(true));

test.each([
  'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)',
  'Adreno (TM) 740',
  'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)',
  'Mali-G78',
])('%s is real', (renderer) => expect(isEmulatedWebgl(renderer)).toBe(false));
