/**
 * `npm run deploy -- --env staging`: brings the product to Cloudflare, or runs it here (`--env local`), and tests it. It finds
 * what is there already and can be repeated at any time. `--dry-run` does all that needs no account.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deployRemote, rehearse, type DeployOptions } from './deploy/deploy-remote.ts';
import { ENVIRONMENTS } from './deploy/environments.ts';
import { smokeTest } from './deploy/smoke-test.ts';
import { printError } from './print-error.ts';
import { buildWeb } from './product/build-web.ts';
import { createToken } from './product/create-token.ts';
import { seedReleased } from './product/seed-released.ts';
import { startProduct } from './product/start-product.ts';
import { runWrangler, WORKER_FOLDER } from './product/wrangler.ts';

const USAGE = `Usage: npm run deploy -- [options]
  --env NAME        ${ENVIRONMENTS.join(', ')} (default: staging)
  --dry-run         check migrations, fill in the configuration, bundle the Worker; change nothing, ask nobody
  --databases N     spread sessions over so many databases, 1 to 100 (default: as many as there are)
  --url URL         test this address instead of the one of workers.dev, e.g. your own domain`;

try {
  await main();
} catch (error) {
  printError(error, 'Not deployed.');
}

async function main(): Promise<void> {
  const { environment, databases, dryRun, help, url } = readOptions();
  if (help) return console.log(USAGE);
  console.log('Building the web client …');
  buildWeb();
  if (environment === 'local') return runHere();

  const options: DeployOptions = {
    environment,
    databases,
    folder: WORKER_FOLDER,
    wrangler: runWrangler,
    log: console.log,
  };
  if (dryRun) {
    const steps = rehearse(options);
    console.log(
      `\nThe rehearsal went well. Without --dry-run this would:\n${steps.map((step) => `  - ${step}`).join('\n')}`,
    );
    return;
  }
  runWrangler(['whoami']);
  const deployed = deployRemote(options);
  const origin = url ?? deployed.url;
  if (!origin)
    throw new Error('The Worker is uploaded, but not on workers.dev: give its address with --url, to test it.');
  const token = () => createToken({ name: 'deploy', environment });
  for (const id of await seedReleased(origin, token)) console.log(`Published the released model ${id}.`);
  report(origin, await smokeTest(origin));
}

/** The same on this machine, with a database that is thrown away. */
async function runHere(): Promise<void> {
  const persistTo = await mkdtemp(join(tmpdir(), 'howifeel-deploy-'));
  const product = await startProduct({ persistTo, log: console.log });
  try {
    report(product.url, await smokeTest(product.url));
  } finally {
    await product.stop();
    await rm(persistTo, { recursive: true });
  }
}

function report(url: string, checked: readonly string[]): void {
  console.log(`\n${url} works:\n${checked.map((line) => `  ✓ ${line}`).join('\n')}`);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      env: { type: 'string', default: 'staging' },
      'dry-run': { type: 'boolean', default: false },
      databases: { type: 'string', default: '1' },
      url: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const environment = ENVIRONMENTS.find((name) => name === values.env);
  if (!environment) throw new Error(`There is no environment ${values.env}.\n\n${USAGE}`);
  const databases = Number(values.databases);
  if (!Number.isInteger(databases) || databases < 1 || databases > 100) {
    throw new Error(`--databases is ${values.databases}; give a whole number from 1 to 100.`);
  }
  if (values.url !== undefined && !URL.canParse(values.url)) {
    throw new Error(`--url ${values.url} is no address; give it like https://example.org.`);
  }
  return { environment, databases, dryRun: values['dry-run'], help: values.help, url: values.url };
}
