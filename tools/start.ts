/**
 * `npm start`: builds the web client, then runs the whole product on this machine until Ctrl-C.
 * `npm start -- --port 9000 --persist /tmp/howifeel` chooses where it listens and where its data lie; when the port is
 * taken it says so, and where it listens instead.
 */
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { printError } from './print-error.ts';
import { buildWeb } from './product/build-web.ts';
import { startProduct } from './product/start-product.ts';

const ROOT = join(import.meta.dirname, '..');

// Before anything is started, or who ends it now would leave a server behind. A terminal may tell more than once.
const end = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => end.abort(new Error(`It was ended by ${signal}.`)));
}

try {
  await start();
} catch (error) {
  // What waits for another program hears of a signal only afterwards.
  await setImmediate();
  printError(end.signal.aborted ? end.signal.reason : error, 'HowIFeel did not start.');
}

async function start(): Promise<void> {
  const { port, persist } = readOptions();
  console.log('Building the web client …');
  buildWeb();
  const product = await startProduct({ port, persistTo: persist, log: console.log, signal: end.signal });
  console.log(`\nHowIFeel runs at ${product.url}\nIts API is described at ${product.url}/api/docs. Ctrl-C ends it.\n`);
  await product.ended;
}

function readOptions(): { port: number; persist: string } {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      persist: { type: 'string', default: join(ROOT, '.wrangler/state') },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`--port is ${values.port}; it must be a whole number from 1 to 65535.`);
  }
  return { port, persist: resolve(values.persist) };
}
