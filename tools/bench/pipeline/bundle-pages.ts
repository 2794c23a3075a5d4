import { withoutThreads, workerChunks } from '@howifeel/web/worker-bundle';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';

/**
 * Every program with all that it imports, built as a page of a product would be: path → file.
 *
 * @param root folder of the programs
 * @param entries names of the contenders' programs, each a page of its own
 */
export async function bundlePages(root: string, entries: readonly string[]): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  // One by one: what two contenders have in common must not end up in a file that both load.
  for (const entry of entries) {
    const { output } = (await build({
      configFile: false,
      logLevel: 'error',
      root,
      assetsInclude: ['**/*.tflite'],
      resolve: { alias: [withoutThreads] },
      worker: { format: 'es', rolldownOptions: { output: { comments: false, codeSplitting: workerChunks } } },
      build: {
        write: false,
        modulePreload: false,
        assetsInlineLimit: 0,
        target: 'es2022',
        rolldownOptions: {
          input: join(root, `${entry}.ts`),
          output: { entryFileNames: `${entry}.js` },
        },
      },
    })) as Rolldown.RolldownOutput;
    for (const file of output) {
      files.set(`/${file.fileName}`, Buffer.from(file.type === 'chunk' ? file.code : file.source));
    }
    files.set(`/${entry}.html`, Buffer.from(`<!doctype html><script type="module" src="/${entry}.js"></script>`));
  }
  return files;
}
