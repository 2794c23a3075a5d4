import type { RobustnessRow } from '@howifeel/fer-models';
import { percent, percentRange } from '../report/percent.ts';
import type { Calibration } from './calibration.ts';
import type { Evaluation } from './evaluate.ts';
import type { ClassificationMetrics } from './metrics.ts';

/** What `trainer evaluate --json` prints, on one line. */
export interface EvaluationReport extends Omit<Evaluation, 'probabilities' | 'averaged'>, Calibration {
  model: string;
  split: string;
  /** Over the images that do not also stand in Training; null where that cannot be told. */
  withoutCopies: (Pick<ClassificationMetrics, 'n' | 'accuracy' | 'interval95'> & { accuracyTta: number }) | null;
  robustness?: RobustnessRow[];
}

/** Prints an evaluation for people. */
export function printEvaluation(report: EvaluationReport): void {
  const { model, split, n, accuracy, interval95, accuracyTta, accuracyTenCrop, withoutCopies, robustness } = report;
  const tenCrop = accuracyTenCrop === undefined ? '' : `, ten crops ${percent(accuracyTenCrop)}`;
  console.log(`${model} on ${split} (${n} images)`);
  console.log(
    `  accuracy     ${percent(accuracy)}  (95 %: ${percentRange(interval95)}), with flip ${percent(accuracyTta)}${tenCrop}`,
  );
  if (withoutCopies) {
    const { n: rest, accuracy: own, interval95: interval, accuracyTta: flip } = withoutCopies;
    console.log(
      `  no copies    ${percent(own)}  (95 %: ${percentRange(interval)}), with flip ${percent(flip)}; ${rest} images not in Training`,
    );
  }
  console.log(`  macro F1     ${report.macroF1.toFixed(4)}`);
  console.log(
    `  calibration  ECE ${report.ece.toFixed(4)}; ${report.eceCalibrated.toFixed(4)} with temperature ${report.temperature}`,
  );
  console.log(`  speed        ${report.imagesPerSecond.toFixed(0)} images/s`);
  console.table(
    Object.fromEntries(
      Object.entries(report.perClass).map(([label, { precision, recall }]) => [
        label,
        { precision: percent(precision), recall: percent(recall) },
      ]),
    ),
  );
  if (!robustness) return;
  console.table(
    Object.fromEntries(
      robustness.map((row) => [
        row.perturbation,
        {
          accuracy: percent(row.accuracy),
          points: `${row.change < 0 ? '−' : '+'}${Math.abs(row.change * 100).toFixed(2)}`,
        },
      ]),
    ),
  );
}
