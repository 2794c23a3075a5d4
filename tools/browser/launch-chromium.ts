import { chromium, type Browser } from 'playwright-core';
import { ensureChromium } from './ensure-chromium.ts';

const QUIET = [
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** WebGL in software where there is no graphics card, so that the same code runs on a server as on a phone. */
const SOFTWARE_WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];

/** Programs of root have no sandbox in Chromium. */
const AS_ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export interface ChromiumOptions {
  /** A .y4m or .mjpeg file that the camera shows over and over; without it there is no camera. */
  camera?: string;
}

/** Starts this machine's Chromium, headless, with software WebGL and, if asked for, a camera. The caller closes it. */
export function launchChromium({ camera }: ChromiumOptions = {}): Promise<Browser> {
  const fakeCamera = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${camera}`,
  ];
  return chromium.launch({
    executablePath: ensureChromium(),
    args: [...QUIET, ...SOFTWARE_WEBGL, ...AS_ROOT, ...(camera ? fakeCamera : [])],
  });
}
