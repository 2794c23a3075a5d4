import { existsSync } from 'node:fs';

/** Where packages of Chromium put SwiftShader, a Vulkan device computed by the processor. */
const DRIVERS = [
  '/usr/lib/chromium/vk_swiftshader_icd.json',
  '/usr/lib64/chromium-browser/vk_swiftshader_icd.json',
  '/opt/google/chrome/vk_swiftshader_icd.json',
];

/** For tests: lets WebGPU find a software device where one is installed and the machine names no other. */
export function useSoftwareVulkan(): void {
  const driver = DRIVERS.find((file) => existsSync(file));
  if (driver) process.env['VK_ICD_FILENAMES'] ??= driver;
}
