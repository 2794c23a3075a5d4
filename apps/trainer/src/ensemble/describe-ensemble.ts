import { type EnsembleManifest, MANIFEST_VERSION } from '@howifeel/fer-models';
import type { SplitName } from '@howifeel/fer-data';
import { metricsOf } from '../publish/measure-publication.ts';
import type { EnsembleAssessment } from './assess-ensemble.ts';
import { jointLicense } from './joint-license.ts';
import type { Member } from './open-members.ts';
import type { VoteWeights } from './vote-weights.ts';

export interface EnsembleDescription {
  id: string;
  /** Default: the id. */
  name?: string;
  /** Default: names the members. */
  description?: string;
  /** What it was measured on. */
  split: SplitName;
  weights: VoteWeights;
}

/** The manifest of a vote that was measured. */
export function describeEnsemble(
  members: readonly Member[],
  { metrics, members: votes }: EnsembleAssessment,
  { id, name = id, description, split, weights }: EnsembleDescription,
): EnsembleManifest {
  const names = members.map(({ manifest }) => manifest.id).join(', ');
  return {
    schemaVersion: MANIFEST_VERSION,
    kind: 'ensemble',
    id,
    name,
    description: description ?? `Soft vote of ${names} with ${weights} weights.`,
    createdAt: new Date().toISOString(),
    license: jointLicense(members),
    labels: members[0].manifest.labels,
    metrics: metricsOf(metrics, split),
    // A member without a vote stays in with next to none: its place is the caller's to take away.
    members: members.map((member, i) => ({ manifest: member.manifest, weight: Math.max(votes[i].weight, 1e-6) })),
  };
}
