import type { SplitName } from '@howifeel/fer-data';
import type { ClassifierManifest } from '@howifeel/fer-models';
import { writeReleased } from '@howifeel/fer-models/node';
import { type Command, InvalidArgumentError } from 'commander';
import { dataOption, dtypeOption, engineOption, levelsOption, skipBadOption, splitOption } from '../cli/options.ts';
import type { EngineName } from '../engine/engine.ts';
import { startEngine } from '../engine/start-engine.ts';
import { averageFacts } from '../ensemble/average-facts.ts';
import { averageNetworks } from '../ensemble/average-networks.ts';
import { jointLicense } from '../ensemble/joint-license.ts';
import { openMembers } from '../ensemble/open-members.ts';
import { printPublication } from '../publish/print-publication.ts';
import { publishFolded } from '../publish/publish-network.ts';
import { readTest } from '../publish/publish-run.ts';

interface AverageFlags {
  data: string;
  split: SplitName;
  skipBad?: boolean;
  shares?: number[];
  id: string;
  name?: string;
  description?: string;
  dtype: ClassifierManifest['weights']['dtype'];
  levels?: number;
  license?: string;
  out: string;
  robustness?: boolean;
  engine: EngineName | 'auto';
}

/** `trainer average A B …`. */
export function register(program: Command): void {
  program
    .command('average')
    .description('average the weights of runs that began from the same trained network ("model soup"): one network')
    .argument('<members...>', 'two or more: ids or folders of released models, run folders')
    .option('--shares <list>', 'of each member in the average, such as 3,1 (default: alike)', parseShares)
    .requiredOption('--id <id>', "the average's id")
    .option('--name <name>', 'its name for people (default: the id)')
    .option('--description <text>', 'one sentence (default: names the members)')
    .addOption(dtypeOption())
    .addOption(levelsOption())
    .option('--license <spdx>', "licence of the weights (default: the members'; that of a run is Apache-2.0)")
    .requiredOption('--out <folder>', 'where to write it')
    .addOption(dataOption())
    .addOption(splitOption())
    .addOption(skipBadOption())
    .option('--robustness', 'also measure it on changed pictures, for the card')
    .addOption(engineOption())
    .addHelpText(
      'after',
      '\nExample:\n  npm run trainer -- average student runs/student-distilled-… --shares 3,1 --id student --data fer2013.tar.gz --out published/student',
    )
    .action(average);
}

async function average(sources: string[], flags: AverageFlags): Promise<void> {
  const { data, split, id, name = id, dtype, out, robustness } = flags;
  const engine = await startEngine(flags.engine);
  console.log(`engine: ${engine.name}, ${engine.description}`);
  const members = await openMembers(sources, { dtype: 'float32', license: 'Apache-2.0' });
  const shares = flags.shares ?? members.map(() => 1);
  const network = await averageNetworks(members, shares);
  try {
    const { architecture, input } = members[0].manifest;
    const publication = await publishFolded(network, {
      architecture,
      input,
      dtype,
      levels: flags.levels,
      id,
      name,
      description:
        flags.description ?? `Average of the weights of ${members.map(({ manifest }) => manifest.id).join(', ')}.`,
      license: flags.license ?? jointLicense(members),
      createdAt: new Date(),
      training: averageFacts(members, shares),
      test: await readTest(data, split, { robustness, skipBad: flags.skipBad }),
      onStage: (stage) => console.log(`${stage} …`),
    });
    await writeReleased(out, publication);
    printPublication(publication.manifest, out);
  } finally {
    network.dispose();
  }
}

function parseShares(text: string): number[] {
  const shares = text.split(',').map(Number);
  if (shares.every((share) => share > 0)) return shares;
  throw new InvalidArgumentError(`'${text}' is not a list of numbers above 0, such as 3,1.`);
}
