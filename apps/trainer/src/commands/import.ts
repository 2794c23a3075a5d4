import type { Command } from 'commander';
import { engineOption, setOption } from '../cli/options.ts';
import type { EngineName } from '../engine/engine.ts';
import { startEngine } from '../engine/start-engine.ts';
import { loadExperiment } from '../experiment/load-experiment.ts';
import { describeImport } from '../import/describe-import.ts';
import { initialiseFromCheckpoint } from '../import/initialise-from-checkpoint.ts';
import { createLayersModel } from '../training/train.ts';

interface ImportFlags {
  experiment: string;
  set: string[];
  engine: EngineName | 'auto';
  json?: boolean;
}

/** `trainer import`. */
export function register(program: Command): void {
  program
    .command('import')
    .description("check how a PyTorch or safetensors checkpoint fits an experiment's network, tensor by tensor")
    .argument('<file>', 'a state dict of torchvision resnet18 or vgg13_bn, timm vit or facenet-pytorch')
    .requiredOption('--experiment <name>', 'whose network it is for')
    .addOption(setOption())
    .addOption(engineOption())
    .option('--json', 'print the report as one JSON line')
    .addHelpText(
      'after',
      '\nExample:\n  npm run trainer -- import resnet18.pth --experiment resnet18\n\n' +
        'The file is only read: no code in it is run. To train from it: --set init.from=resnet18.pth',
    )
    .action(runImport);
}

async function runImport(file: string, flags: ImportFlags): Promise<void> {
  const experiment = await loadExperiment(flags.experiment, flags.set);
  await startEngine(flags.engine);
  const network = createLayersModel(experiment);
  const report = await initialiseFromCheckpoint(network, file);
  network.dispose();
  console.log(flags.json ? JSON.stringify(report) : describeImport(report));
}
