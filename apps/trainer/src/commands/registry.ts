import { createApiClient, type ModelPatch, type ModelSummary } from '@howifeel/edge-api/contract';
import { Argument, type Command, Option } from 'commander';
import { requireServer } from '../publish/require-server.ts';
import { TrainerError } from '../trainer-error.ts';

/** What an admin may change of a published model. */
const CHANGES = {
  default: { default: true },
  retire: { retired: true },
  restore: { retired: false },
} satisfies Record<string, ModelPatch>;

type Action = 'list' | keyof typeof CHANGES;

/** `trainer registry`: what a server has, which model is its default, which are retired. */
export function register(program: Command): void {
  program
    .command('registry')
    .description("list a server's models, choose its default, retire one or take it back")
    .addArgument(new Argument('<action>', 'what to do').choices(['list', ...Object.keys(CHANGES)]))
    .argument('[id]', "the model's id; not for list")
    .requiredOption('--to <url>', 'the HowIFeel server')
    .addOption(new Option('--token <token>', 'admin token of the server; not for list').env('HOWIFEEL_PUBLISH_TOKEN'))
    .addHelpText('after', '\nExample:\n  npm run trainer -- registry default student --to https://howifeel.example')
    .action(registry);
}

async function registry(action: Action, id: string | undefined, flags: { to: string; token?: string }): Promise<void> {
  if (action === 'list') return list(flags.to);
  if (id === undefined) {
    throw new TrainerError(
      `Which model to ${action}?`,
      'Give its id; `trainer registry list --to URL` shows those that there are.',
    );
  }
  const { to, token } = requireServer(flags);
  console.log(describe(await createApiClient({ baseUrl: to }).patchModel(id, CHANGES[action], token)));
}

async function list(url: string): Promise<void> {
  const { models } = await createApiClient({ baseUrl: url }).listModels({ retired: true });
  console.log(models.length === 0 ? 'No model is published.' : models.map(describe).join('\n'));
}

function describe({ id, metrics, isDefault, retired, publishedAt }: ModelSummary): string {
  const accuracy = metrics ? `${(metrics.accuracy * 100).toFixed(1)} % ${metrics.split}` : 'not measured';
  return [id, accuracy, `published ${publishedAt}`, isDefault && 'the default', retired && 'retired']
    .filter(Boolean)
    .join('  ');
}
