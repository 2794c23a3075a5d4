import type { ClassifierManifest } from '@howifeel/fer-models';
import type { Member } from './open-members.ts';

/** What the model card says of a network whose weights are the mean of the members'. */
export function averageFacts(members: readonly Member[], shares: readonly number[]): ClassifierManifest['training'] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const facts = members.map(({ manifest }) => manifest.training);
  const ingredients = new Set(facts.flatMap((training) => training['made from'] ?? []));
  return {
    'average of weights':
      'of networks that began from the same one ("model soup", Wortsman et al. 2022, arXiv 2203.05482)',
    ...Object.fromEntries(
      facts.map((training, i) => [`member ${i + 1}, ${Math.round((shares[i] / whole) * 100)} %`, training]),
    ),
    ...(ingredients.size > 0 && { 'made from': [...ingredients].join('; ') }),
  };
}
