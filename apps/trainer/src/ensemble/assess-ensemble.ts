import { classificationMetrics, type ClassificationMetrics } from '../evaluation/metrics.ts';
import { softVote } from './soft-vote.ts';
import { type VoteWeights, voteWeights } from './vote-weights.ts';

export interface MemberPredictions {
  name: string;
  /** n × classes, of the plain pass and of the mean with the mirror image. */
  probabilities: Float32Array;
  averaged: Float32Array;
  /** n' × classes of the plain pass over other images, to fit the weights on; without it they are fitted on these. */
  fitting?: Float32Array;
}

export interface EnsembleAssessment {
  metrics: ClassificationMetrics & { accuracyTta: number };
  members: {
    name: string;
    weight: number;
    accuracy: number;
    interval95: [number, number];
    accuracyTta: number;
    /** Accuracy of the ensemble minus that of the ensemble without this member, its weights found anew. */
    gain: number;
  }[];
}

/** Measures a soft vote, each of its members, and what each adds (leave one out). @param members two or more */
export function assessEnsemble(
  members: readonly MemberPredictions[],
  labels: Uint8Array,
  kind: VoteWeights,
  fittingLabels = labels,
): EnsembleAssessment {
  const weightsOf = (voters: readonly MemberPredictions[]) =>
    voteWeights(
      kind,
      voters.map(({ probabilities, fitting = probabilities }) => fitting),
      fittingLabels,
    );
  const vote = (voters: readonly MemberPredictions[], field: 'probabilities' | 'averaged') =>
    classificationMetrics(
      softVote(
        voters.map((voter) => voter[field]),
        weightsOf(voters),
      ),
      labels,
    );
  const metrics = vote(members, 'probabilities');
  const weights = weightsOf(members);
  return {
    metrics: { ...metrics, accuracyTta: vote(members, 'averaged').accuracy },
    members: members.map((member, i) => {
      const { accuracy, interval95 } = classificationMetrics(member.probabilities, labels);
      const others = members.filter((other) => other !== member);
      return {
        name: member.name,
        weight: weights[i],
        accuracy,
        interval95,
        accuracyTta: classificationMetrics(member.averaged, labels).accuracy,
        gain: metrics.accuracy - vote(others, 'probabilities').accuracy,
      };
    }),
  };
}
