import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { TrainerError } from '../../trainer-error.ts';
import { engineFolder } from '../engine-folder.ts';
import { shareTfjs } from '../share-tfjs.ts';

/** Installs Dawn for Node and the WebGPU backend into the engine's folder. */
export async function setupWebgpu(report: (line: string) => void): Promise<void> {
  const folder = engineFolder('webgpu');
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/package.json`, JSON.stringify({ private: true }));
  const packages = ['webgpu@0.6.2', '@tensorflow/tfjs-backend-webgpu@4.22.0'];
  report(`npm install ${packages.join(' ')}`);
  try {
    await promisify(execFile)('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], {
      cwd: folder,
    });
  } catch (cause) {
    throw new TrainerError(`npm could not install ${packages.join(' and ')}.`, 'Is the npm registry in reach?', {
      cause,
    });
  }
  await shareTfjs(folder);
  report('done');
}
