import { percent } from '../report/percent.ts';
import type { EpochMetrics } from '../training/train.ts';

/** An epoch on one line. @param selection name of what it was measured on */
export function describeEpoch(metrics: EpochMetrics, selection: string, isBest: boolean): string {
  const { epoch, trainLoss, trainAccuracy, accuracy, accuracyTta, learningRate } = metrics;
  const flip = accuracyTta === undefined ? '' : ` (flip ${percent(accuracyTta)})`;
  return [
    `epoch ${String(epoch).padStart(3)}`,
    `train loss ${trainLoss.toFixed(3)} acc ${percent(trainAccuracy)}`,
    `${selection} ${percent(accuracy)}${flip}`,
    `lr ${learningRate.toPrecision(3)}`,
    isBest ? '★' : '',
  ].join('  ');
}
