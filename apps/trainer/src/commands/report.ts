import type { Command } from 'commander';
import { dataOption, engineOption, skipBadOption } from '../cli/options.ts';
import { openData } from '../data/open-data.ts';
import { prepareTrainingData } from '../data/prepare-training-data.ts';
import type { EngineName } from '../engine/engine.ts';
import { startEngine } from '../engine/start-engine.ts';
import { writeRunReport } from '../report/write-run-report.ts';
import { RunFolder } from '../run/run-folder.ts';

/** `trainer report RUN`. */
export function register(program: Command): void {
  program
    .command('report')
    .description("write a run's report.html anew (a run that ends by itself has written it)")
    .argument('<run>', 'folder of the run')
    .addOption(dataOption())
    .addOption(engineOption())
    .addOption(skipBadOption())
    .addHelpText('after', '\nExample:\n  npm run trainer -- report runs/student-… --data fer2013.tar.gz')
    .action(async (folder: string, flags: { data: string; engine: EngineName | 'auto'; skipBad?: boolean }) => {
      const { config } = await RunFolder.open(folder);
      await startEngine(flags.engine);
      const data = prepareTrainingData(await openData(flags.data, flags.skipBad), config.experiment);
      console.log(await writeRunReport(folder, data));
    });
}
