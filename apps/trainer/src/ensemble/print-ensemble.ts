import type { SplitName } from '@howifeel/fer-data';
import { percent, percentRange } from '../report/percent.ts';
import type { EnsembleAssessment } from './assess-ensemble.ts';
import type { VoteWeights } from './vote-weights.ts';

/** Of many votes this many are enough to see what the choice was between. */
const SHOWN = 10;

/** The best of the votes that there was a choice between. @param votes best first */
export function printVotes(votes: readonly { members: readonly string[]; accuracy: number }[]): void {
  const best = votes.slice(0, SHOWN);
  console.table(best.map(({ members, accuracy }) => ({ vote: members.join(' + '), PublicTest: percent(accuracy) })));
}

/** What each member is worth, alone and in the vote, and the vote itself. */
export function printEnsemble(
  { metrics, members }: EnsembleAssessment,
  { split, weights, choose = false }: { split: SplitName; weights: VoteWeights; choose?: boolean },
): void {
  const rows = members.map(({ name, weight, accuracy, interval95, accuracyTta, gain }) => ({
    member: name,
    weight: weight.toFixed(3),
    accuracy: percent(accuracy),
    '95 %': percentRange(interval95),
    flip: percent(accuracyTta),
    gain: `${(gain * 100).toFixed(2)} points`,
  }));
  const { accuracy, interval95, accuracyTta } = metrics;
  const whole = { member: 'ensemble', weight: '', accuracy: percent(accuracy), '95 %': percentRange(interval95) };
  console.table([...rows, { ...whole, flip: percent(accuracyTta), gain: '' }]);
  console.log(`macro F1 ${metrics.macroF1.toFixed(4)}, ECE ${metrics.ece.toFixed(4)}, ${split}, n = ${metrics.n}`);
  const decided = [
    ...(choose ? ['the members were chosen'] : []),
    ...(weights === 'fitted' ? ['the weights were fitted'] : []),
  ];
  if (decided.length > 0 && split === 'PublicTest') {
    console.log(`Expect a little less elsewhere: ${decided.join(' and ')} on PublicTest itself.`);
  }
}
