import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { percent } from '../report/percent.ts';
import { type RunSummary, summariseRun } from '../run/summarise-run.ts';
import { TrainerError } from '../trainer-error.ts';

/** `trainer runs`. */
export function register(program: Command): void {
  program
    .command('runs')
    .description('list the runs of a folder, newest first')
    .option('--runs <folder>', 'where they lie', 'runs')
    .option('--json', 'print one JSON line a run')
    .addHelpText('after', '\nExample:\n  npm run trainer -- runs')
    .action(async ({ runs, json }: { runs: string; json?: boolean }) => {
      const entries = await readdir(runs).catch(() => {
        throw new TrainerError(`There is no folder ${runs}.`, 'Train something first, or name the folder with --runs.');
      });
      const folders = entries
        .map((entry) => path.join(runs, entry))
        .filter((folder) => existsSync(path.join(folder, 'config.json')));
      const summaries = await Promise.all(folders.map(summariseRun));
      summaries.sort((a, b) => b.config.startedAt.localeCompare(a.config.startedAt));
      if (json) for (const summary of summaries) console.log(JSON.stringify(facts(summary)));
      else if (summaries.length === 0) console.log(`${runs} holds no run yet.`);
      else console.table(Object.fromEntries(summaries.map((summary) => [summary.name, readable(summary)])));
    });
}

function facts({ name, folder, config, epochs, best, minutes, isRunning }: RunSummary) {
  const { experiment, engine } = config;
  return {
    name,
    folder,
    experiment: experiment.name,
    engine: engine.name,
    epochs,
    best: best ?? null,
    minutes,
    isRunning,
  };
}

function readable({ config, epochs, best, minutes, isRunning }: RunSummary) {
  return {
    accuracy: best ? percent(best.accuracy) : '–',
    flip: best?.accuracyTta === undefined ? '–' : percent(best.accuracyTta),
    best: best ? `epoch ${best.epoch}` : '–',
    epochs,
    minutes: minutes === undefined ? '–' : Math.round(minutes),
    engine: config.engine.name,
    now: isRunning ? 'running' : '',
  };
}
