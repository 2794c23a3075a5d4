import type { LabelledImages, SplitName } from '@howifeel/fer-data';
import {
  type EnsembleManifest,
  fetchShardFromMemory,
  loadModel,
  parseManifest,
  renderModelCard,
  type RobustnessRow,
} from '@howifeel/fer-models';
import { writeReleased } from '@howifeel/fer-models/node';
import { type Command, Option } from 'commander';
import path from 'node:path';
import { dataOption, dtypeOption, engineOption, skipBadOption, splitOption } from '../cli/options.ts';
import { openData } from '../data/open-data.ts';
import { requireSplit } from '../data/require-split.ts';
import type { EngineName } from '../engine/engine.ts';
import { startEngine } from '../engine/start-engine.ts';
import { assessEnsemble, type MemberPredictions } from '../ensemble/assess-ensemble.ts';
import { describeEnsemble } from '../ensemble/describe-ensemble.ts';
import { measureMember } from '../ensemble/measure-member.ts';
import { openMembers } from '../ensemble/open-members.ts';
import { printEnsemble, printVotes } from '../ensemble/print-ensemble.ts';
import { rankVotes } from '../ensemble/rank-votes.ts';
import type { VoteWeights } from '../ensemble/vote-weights.ts';
import { showRobustness } from '../evaluation/robustness/show-robustness.ts';
import { TrainerError } from '../trainer-error.ts';

interface EnsembleFlags {
  data: string;
  split: SplitName;
  skipBad?: boolean;
  weights: VoteWeights;
  choose?: boolean;
  id: string;
  name?: string;
  description?: string;
  dtype: 'uint8' | 'float16' | 'float32';
  license: string;
  robustness?: boolean;
  out?: string;
  engine: EngineName | 'auto';
  json?: boolean;
}

/** `trainer ensemble A B …`. */
export function register(program: Command): void {
  program
    .command('ensemble')
    .description('let models vote: what each is worth, alone and in the vote; writes the ensemble with --out')
    .argument('<members...>', 'two or more: ids or folders of released models, run folders')
    .addOption(dataOption())
    .addOption(splitOption())
    .addOption(skipBadOption())
    .addOption(
      new Option('--weights <kind>', 'equal, or fitted to the likelihood of PublicTest')
        .choices(['equal', 'fitted'])
        .default('equal'),
    )
    .option(
      '--choose',
      'let those vote who together are best on PublicTest; of c candidates 2^c − c − 1 sets are tried',
    )
    .option('--id <id>', 'id of the ensemble', 'ensemble')
    .option('--name <name>', 'its name for people (default: the id)')
    .option('--description <text>', 'one sentence (default: names the members)')
    .addOption(dtypeOption('how weights of runs are stored'))
    .option('--license <spdx>', 'licence of the weights of runs', 'Apache-2.0')
    .option('--robustness', 'also measure it on changed pictures, for the card')
    .option('--out <folder>', 'publish it here')
    .addOption(engineOption())
    .option('--json', 'print one JSON line only')
    .addHelpText(
      'after',
      '\nExample:\n  npm run trainer -- ensemble resnet18 vgg13 runs/vit-… --choose --weights fitted --data fer2013.tar.gz --out published/ensemble\n' +
        'Then, to upload it:\n  npm run trainer -- publish published/ensemble --to https://…',
    )
    .action(runEnsemble);
}

async function runEnsemble(sources: string[], flags: EnsembleFlags): Promise<void> {
  if (sources.length < 2) {
    throw new TrainerError('A vote needs two members or more.', 'Name several runs or released models.');
  }
  await startEngine(flags.engine);
  const dataset = await openData(flags.data, flags.skipBad);
  const { splits } = dataset;
  const data = requireSplit(dataset, flags.split);
  const { dtype, license, split } = flags;
  const onStage = (stage: string) => console.error(`${stage} …`);
  const decides = flags.weights === 'fitted' || flags.choose;
  const fitting = decides && split !== 'PublicTest' ? splits.PublicTest : undefined;
  if (decides && !splits.PublicTest) {
    throw new TrainerError(
      'The data has no PublicTest to fit the weights or choose the members on.',
      'Take all of them alike: --weights equal without --choose.',
    );
  }
  const candidates = await openMembers(sources, { dtype, license, data: flags.data, split, onStage });
  const measured: MemberPredictions[] = [];
  for (const [i, candidate] of candidates.entries()) {
    // Several runs of one experiment share its name; their folders have names of their own.
    const name = path.basename(path.resolve(sources[i]));
    measured.push(await measureMember(name, candidate, data, fitting));
  }
  const votes = flags.choose
    ? rankVotes(
        measured.map(({ probabilities, fitting: deciding = probabilities }) => deciding),
        fitting?.labels ?? data.labels,
        flags.weights,
      )
    : [];
  const chosen = votes[0]?.members ?? [...candidates.keys()];
  const members = chosen.map((i) => candidates[i]);
  const predictions = chosen.map((i) => measured[i]);
  const assessment = assessEnsemble(predictions, data.labels, flags.weights, fitting?.labels);
  const ranking = votes.map((vote) => ({ ...vote, members: vote.members.map((i) => measured[i].name) }));
  if (flags.json) {
    const choice = flags.choose && { votes: ranking };
    console.log(JSON.stringify({ split, n: data.count, weights: flags.weights, ...choice, ...assessment }));
  } else {
    if (flags.choose) printVotes(ranking);
    printEnsemble(assessment, flags);
  }
  if (!flags.out) return;
  const draft = describeEnsemble(members, assessment, flags);
  const shards = new Map(members.flatMap((member) => [...member.shards]));
  const manifest = flags.robustness ? { ...draft, robustness: await robustnessOf(draft, shards, data) } : draft;
  parseManifest(JSON.parse(JSON.stringify(manifest)));
  await writeReleased(flags.out, { manifest, shards, card: renderModelCard(manifest) });
  console.error(`written to ${path.resolve(flags.out)}`);
}

/** The accuracy of the vote on changed pictures, of the packed members as any client loads them. */
async function robustnessOf(
  manifest: EnsembleManifest,
  shards: ReadonlyMap<string, Uint8Array>,
  data: LabelledImages,
): Promise<RobustnessRow[]> {
  const classifier = await loadModel(manifest, { fetchShard: fetchShardFromMemory(shards) });
  return showRobustness(classifier.predict, data, manifest.metrics!.accuracy).finally(() => classifier.dispose());
}
