import { createApiClient } from '@howifeel/edge-api/contract';
import type { SplitName } from '@howifeel/fer-data';
import { readReleased, writeReleased } from '@howifeel/fer-models/node';
import { type Command, Option } from 'commander';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ENGINE_NAMES, type EngineName } from '../engine/engine.ts';
import { givenFlags } from '../cli/given-flags.ts';
import { dtypeOption, levelsOption, skipBadOption, splitOption } from '../cli/options.ts';
import { startEngine } from '../engine/start-engine.ts';
import { publishManifest } from '../publish/publish-manifest.ts';
import { megabytes, printPublication } from '../publish/print-publication.ts';
import { publishRun, readTest, type PublishRunOptions } from '../publish/publish-run.ts';
import { republish } from '../publish/republish.ts';
import { requireServer } from '../publish/require-server.ts';
import { TrainerError } from '../trainer-error.ts';

interface PublishFlags extends Omit<PublishRunOptions, 'split' | 'onStage'> {
  split: SplitName;
  evaluate: boolean;
  engine: EngineName | 'auto';
  to?: string;
  token?: string;
  replace: boolean;
  default: boolean;
}

/** `trainer publish RUN`: from a run to a released folder, to a server, or both. */
export function register(program: Command): void {
  program
    .command('publish')
    .description('fold, quantise, measure and package the best weights of a run, for a folder or a server')
    .argument(
      '<run>',
      'folder of a run; or the id or folder of a model published before: to upload it, or with --out to pack and measure it anew',
    )
    .option('--id <id>', "the model's id (default: the experiment's name)")
    .option('--name <name>', 'its name for people (default: the id)')
    .option('--description <text>', "one sentence (default: the experiment's)")
    .option('--license <spdx>', 'licence of the weights', 'Apache-2.0')
    .option(
      '--made-from <text>',
      'pretrained weights that went into it, with origin and licence; repeatable',
      (text, all: string[] = []) => [...all, text],
    )
    .addOption(dtypeOption())
    .addOption(levelsOption())
    .option('--out <folder>', 'where to write it (default: published/ in the run)')
    .addOption(
      new Option('--data <path>', 'FER-2013, to measure it (default: what the run trained on)').env('HOWIFEEL_DATA'),
    )
    .addOption(splitOption())
    .addOption(skipBadOption())
    .option('--robustness', 'also measure it on changed pictures, for the card')
    .option('--no-evaluate', 'publish without figures and without a fitted temperature')
    .addOption(new Option('--engine <name>').choices(['auto', ...ENGINE_NAMES]).default('auto'))
    .option('--to <url>', 'also upload it to this HowIFeel server')
    .addOption(new Option('--token <token>', 'publish token of the server').env('HOWIFEEL_PUBLISH_TOKEN'))
    .option('--replace', 'replace the model that the server has under this id (admin token)', false)
    .option('--default', "make it the server's default model (admin token)", false)
    .addHelpText(
      'after',
      '\nExample:\n  npm run trainer -- publish runs/student-2026-01-31T120000-1 --id student --data fer2013.tar.gz',
    )
    .action(publish);
}

/** What only a run has yet to be told: a model published before says it in its manifest. */
const OF_RUNS = ['--id', '--name', '--description', '--license', '--made-from'];

/** How weights are packed and measured: a model that is uploaded as it is has that behind it. */
const OF_PACKING = ['--dtype', '--levels', '--data', '--split', '--skip-bad', '--robustness', '--no-evaluate'];

async function publish(run: string, flags: PublishFlags, command: Command): Promise<void> {
  const { to } = flags;
  const isRun = existsSync(path.join(run, 'config.json'));
  if (!isRun && !to && !flags.out) {
    throw new TrainerError(
      `${run} is not a run (it has no config.json), and there is no server to send it to.`,
      'Give the folder that `trainer train` printed; or, for a model published before, --to URL to upload it or --out FOLDER to pack it anew.',
    );
  }
  if (!isRun) refuseUseless(run, flags, command);
  const server = to === undefined ? undefined : requireServer({ ...flags, to });
  const folder = isRun || flags.out ? await release(run, flags, isRun) : run;
  const { manifest, fetchShard } = await readReleased(folder);
  if (!server) return;
  const { token } = server;
  const client = createApiClient({ baseUrl: server.to });
  const summary = await publishManifest(client, manifest, fetchShard, {
    token,
    replace: flags.replace,
    onShard: ({ sha256, bytes, uploaded }) =>
      console.log(`${uploaded ? 'uploaded' : 'there already'}  ${sha256.slice(0, 12)}…  ${megabytes(bytes)}`),
  });
  const { isDefault } = flags.default ? await client.patchModel(manifest.id, { default: true }, token) : summary;
  console.log(
    `${manifest.id} is published at ${new URL('/models', server.to).href}${isDefault ? ', the default' : ''}`,
  );
}

/** @throws TrainerError naming the flags that would do nothing to a model published before */
function refuseUseless(model: string, flags: PublishFlags, command: Command): void {
  const useless = flags.out ? OF_RUNS : [...OF_RUNS, ...OF_PACKING];
  const given = givenFlags(flags, command);
  const refused = command.options.filter((option) => useless.includes(option.long!) && option.attributeName() in given);
  if (refused.length === 0) return;
  throw new TrainerError(
    `${model} was published before; ${refused.map(({ long }) => long).join(', ')} would change nothing of it.`,
    `Leave that out: what it says of itself stays${flags.out ? '.' : '; to pack and measure it anew, give --out FOLDER.'}`,
  );
}

/** @returns the folder it wrote */
async function release(
  source: string,
  { evaluate, split, engine: choice, ...flags }: PublishFlags,
  isRun: boolean,
): Promise<string> {
  const engine = await startEngine(choice);
  console.log(`engine: ${engine.name}, ${engine.description}`);
  const onStage = (stage: string) => console.log(`${stage} …`);
  const { manifest, folder } = isRun
    ? await publishRun(source, { ...flags, ...(evaluate && { split }), onStage })
    : await releaseAnew(source, { ...flags, ...(evaluate && { split }), onStage });
  printPublication(manifest, folder);
  return folder;
}

async function releaseAnew(
  source: string,
  { dtype, levels, data, split, out, onStage, ...reading }: PublishRunOptions,
) {
  if (split && !data) {
    throw new TrainerError(
      `To measure ${source} anew, its test images are needed.`,
      'Give --data, or --no-evaluate to pack it without figures.',
    );
  }
  const test = split && data ? await readTest(data, split, reading) : undefined;
  const publication = await republish(source, { dtype, levels, test, onStage });
  await writeReleased(out!, publication);
  return { manifest: publication.manifest, folder: out! };
}
