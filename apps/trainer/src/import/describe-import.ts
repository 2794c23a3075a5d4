import type { ImportReport } from '@howifeel/fer-models/checkpoints';

/** Keys that a list names before it counts the rest. */
const LISTED = 12;

/** What became of a checkpoint's tensors, for people. */
export function describeImport({ source, used, missing, unexpected, replaced, adapted }: ImportReport): string {
  const lines = [`${used.length} tensors used, with the names of ${source}`];
  for (const { key, how } of adapted) lines.push(`  ${key}: ${how}`);
  if (replaced.length > 0) {
    lines.push('classifier for other classes, so learnt anew:');
    for (const { key, checkpoint, network } of replaced)
      lines.push(`  ${key}: [${checkpoint}] there, [${network}] here`);
  }
  lines.push(...section('missing, so learnt anew', missing), ...section('not in the network, so left out', unexpected));
  return lines.join('\n');
}

function section(title: string, keys: readonly string[]): string[] {
  if (keys.length === 0) return [];
  const rest = keys.length - LISTED;
  return [
    `${title}: ${keys.length}`,
    ...keys.slice(0, LISTED).map((key) => `  ${key}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}
