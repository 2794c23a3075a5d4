import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.ts';

/**
 * The path of this machine's Chromium. Where there is none it is installed with apt-get, if that can be done without a
 * password.
 *
 * @throws {Error} which says how to install it by hand.
 */
export function ensureChromium(): string {
  const found = findChromium() ?? (installWithApt() ? findChromium() : undefined);
  if (found) return found;
  throw new Error(
    'The browser tests need Chromium or Chrome, and none was found. Install it ("sudo apt-get install chromium", ' +
      '"brew install --cask chromium"), or set CHROMIUM_PATH to its program, then try again.',
  );
}

function installWithApt(): boolean {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true']).status !== 0) return false;
  console.log('Chromium is not here yet: installing it with apt-get …');
  return ['update -qq', 'install -y -qq --no-install-recommends chromium'].every((step) => {
    const words = [...(isRoot ? [] : ['sudo', '-n']), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
    const [program, ...rest] = [...words, ...step.split(' ')];
    return spawnSync(program!, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  });
}
