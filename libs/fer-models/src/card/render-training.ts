import type { ClassifierManifest } from '../manifest/manifest.ts';

type Fact = ClassifierManifest['training'][string];

/** How the weights of a network came to be: a list of what its trainer wrote down, and its temperature. */
export function renderTraining({ id, training, temperature }: ClassifierManifest): string {
  const facts = [...Object.entries(training), ['temperature of the softmax', temperature] as const];
  return [`**${id}**`, facts.map(([name, fact]) => renderFact(name, fact)).join('\n')].join('\n\n');
}

/** What itself was trained, such as a member of an average, is a list in the list. */
function renderFact(name: string, fact: Fact): string {
  if (!isRecord(fact) || !('experiment' in fact)) return `- ${name}: ${describe(fact)}`;
  return [`- ${name}:`, ...Object.entries(fact).map(([own, value]) => `  - ${own}: ${describe(value)}`)].join('\n');
}

/** `{ type: 'sgd', momentum: 0.9 }` → `sgd (momentum 0.9)`. */
function describe(fact: Fact): string {
  if (Array.isArray(fact)) return fact.every((item) => typeof item === 'number') ? `[${fact.join(', ')}]` : list(fact);
  if (!isRecord(fact)) return String(fact);
  const { type, ...rest } = fact;
  const options = Object.entries(rest).map(([name, value]) => `${name} ${describe(value)}`);
  if (type === undefined) return options.join(', ');
  return options.length > 0 ? `${describe(type)} (${options.join(', ')})` : describe(type);
}

function list(facts: readonly Fact[]): string {
  return facts.map(describe).join(', ');
}

function isRecord(fact: Fact): fact is { [name: string]: Fact } {
  return typeof fact === 'object' && fact !== null && !Array.isArray(fact);
}
