import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { TrainerError } from '../../trainer-error.ts';
import type { EngineName } from '../engine.ts';
import { engineFolder } from '../engine-folder.ts';
import { shareTfjs } from '../share-tfjs.ts';

const execute = promisify(execFile);
const VERSION = '4.22.0';

/**
 * Installs tfjs-node(-gpu) into the engine's folder and compiles its binding (C++17, N-API) against the libtensorflow
 * inside the current TensorFlow wheel, which `pip` fetches. The package's own download is left alone: it is TensorFlow 2.9,
 * whose CUDA 11.2 knows none of today's GPUs.
 *
 * @param wheel the PyPI package whose libtensorflow is used
 * @throws TrainerError naming the step that failed, or elsewhere than under Linux: other wheels are laid out differently
 */
export async function setupTensorflow(
  engine: EngineName,
  packageName: string,
  wheel: string,
  report: (line: string) => void,
): Promise<void> {
  if (process.platform !== 'linux') {
    throw new TrainerError(
      `The engine '${engine}' is set up under Linux only; this is ${process.platform}.`,
      'Take --engine webgpu, or wasm, which needs no setup.',
    );
  }
  const folder = engineFolder(engine);
  const target = path.join(folder, 'node_modules', packageName);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true }));
  const step = async (what: string, command: string, args: string[], cwd = folder) => {
    report(what);
    try {
      return await execute(command, args, { cwd, maxBuffer: 1 << 28 });
    } catch (cause) {
      const { stderr, message } = cause as Error & { stderr?: string };
      const reason = (stderr || message).trim().split('\n').slice(-3).join(' ');
      throw new TrainerError(`Setting '${engine}' up failed at: ${what}. ${reason}`, 'Mend that and run setup again.', {
        cause,
      });
    }
  };
  await step(`npm install ${packageName}@${VERSION}`, 'npm', [
    'install',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    `${packageName}@${VERSION}`,
    'node-api-headers@1',
  ]);
  await shareTfjs(folder);
  const temporary = path.join(tmpdir(), `howifeel-${engine}-${process.pid}`);
  await mkdir(temporary, { recursive: true });
  try {
    await step(`pip download ${wheel}`, 'python3', ['-m', 'pip', 'download', '--no-deps', '-d', temporary, wheel]);
    const file = (await readdir(temporary)).find((name) => name.endsWith('.whl'))!;
    await step('unpack headers and libraries', 'python3', [
      '-m',
      'zipfile',
      '-e',
      path.join(temporary, file),
      temporary,
    ]);
    const unpacked = path.join(temporary, 'tensorflow');
    const libraries = path.join(target, 'deps/lib');
    await rm(path.join(target, 'deps'), { recursive: true, force: true });
    await mkdir(libraries, { recursive: true });
    await cp(path.join(unpacked, 'include'), path.join(target, 'deps/include'), { recursive: true });
    for (const [library, alias] of [
      ['libtensorflow_cc.so.2', 'libtensorflow.so'],
      ['libtensorflow_framework.so.2', 'libtensorflow_framework.so'],
    ]) {
      await cp(path.join(unpacked, library), path.join(libraries, library));
      await symlink(library, path.join(libraries, alias));
    }
    await mkdir(path.join(target, 'lib/napi-v8'), { recursive: true });
    await step('compile the binding', 'c++', compilerArguments(folder), target);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  report('done');
}

function compilerArguments(folder: string): string[] {
  return [
    ...['-std=c++17', '-O2', '-fPIC', '-shared', '-DNAPI_VERSION=8', '-DNODE_GYP_MODULE_NAME=tfjs_binding'],
    ...['-I', path.join(folder, 'node_modules/node-api-headers/include'), '-I', '.', '-I', 'deps/include'],
    ...['binding/tfjs_backend.cc', 'binding/tfjs_binding.cc'],
    ...['-L', 'deps/lib', '-ltensorflow', '-ltensorflow_framework', '-Wl,-rpath,$ORIGIN/../../deps/lib'],
    ...['-o', 'lib/napi-v8/tfjs_binding.node'],
  ];
}
