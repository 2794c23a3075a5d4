import type { Command } from 'commander';
import { setOption } from '../cli/options.ts';
import { listExperiments, loadExperiment } from '../experiment/load-experiment.ts';

/** `trainer experiments`. */
export function register(program: Command): void {
  program
    .command('experiments')
    .description('list the experiments, or show one with every field resolved')
    .argument('[name]', 'which one to show')
    .addOption(setOption())
    .addHelpText('after', '\nExample:\n  npm run trainer -- experiments student --set optimiser.weightDecay=1e-4')
    .action(async (name: string | undefined, { set }: { set: string[] }) => {
      if (name !== undefined) {
        console.log(JSON.stringify(await loadExperiment(name, set), undefined, 2));
        return;
      }
      for (const each of await listExperiments()) {
        const { model, input, epochs, description } = await loadExperiment(each);
        console.log(
          `${each.padEnd(16)} ${model.name}, ${input.size}×${input.size}, ${epochs} epochs\n  ${description}`,
        );
      }
    });
}
