import { existsSync } from 'node:fs';
import { rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Engine packages bring their own copies of tfjs; links make them use ours, so that custom layers and kernels meet. */
export async function shareTfjs(folder: string): Promise<void> {
  const require = createRequire(import.meta.url);
  for (const name of ['tfjs', 'tfjs-core', 'tfjs-layers', 'tfjs-backend-cpu']) {
    const own = path.dirname(require.resolve(`@tensorflow/${name}/package.json`));
    const copy = path.join(folder, 'node_modules/@tensorflow', name);
    if (!existsSync(copy)) continue;
    await rm(copy, { recursive: true, force: true });
    await symlink(own, copy, 'dir');
  }
}
