import { EMOTION_NAMES } from '@howifeel/fer-data/emotions';

export interface ClassificationMetrics {
  n: number;
  accuracy: number;
  /** 95 % Wilson score interval of the accuracy. */
  interval95: [number, number];
  macroF1: number;
  perClass: Record<string, { precision: number; recall: number }>;
  /** confusion[true][predicted], counts. */
  confusion: number[][];
  /** Expected calibration error, 15 equal bins of confidence (Guo et al. 2017, arXiv 1706.04599). */
  ece: number;
}

/**
 * All figures of a report from predicted probabilities.
 *
 * @param probabilities n × classes, row by row
 * @param labels n true classes
 */
export function classificationMetrics(
  probabilities: Float32Array,
  labels: Uint8Array,
  names: readonly string[] = EMOTION_NAMES,
): ClassificationMetrics {
  const classes = names.length;
  const n = labels.length;
  const confusion = names.map(() => new Array<number>(classes).fill(0));
  const bins = Array.from({ length: 15 }, () => ({ count: 0, confidence: 0, correct: 0 }));
  for (let i = 0; i < n; i++) {
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    const confidence = Math.max(...row);
    const predicted = row.indexOf(confidence);
    confusion[labels[i]][predicted]++;
    const bin = bins[Math.min(14, Math.floor(confidence * 15))];
    bin.count++;
    bin.confidence += confidence;
    if (predicted === labels[i]) bin.correct++;
  }
  const hits = confusion.map((row, i) => row[i]);
  const actual = confusion.map((row) => sum(row));
  const predictedCounts = names.map((_, j) => sum(confusion.map((row) => row[j])));
  const f1 = hits.map((hit, i) => ratio(2 * hit, actual[i] + predictedCounts[i]));
  const accuracy = ratio(sum(hits), n);
  return {
    n,
    accuracy,
    interval95: wilsonInterval(accuracy, n),
    macroF1: sum(f1) / classes,
    perClass: Object.fromEntries(
      names.map((name, i) => [
        name,
        { precision: ratio(hits[i], predictedCounts[i]), recall: ratio(hits[i], actual[i]) },
      ]),
    ),
    confusion,
    ece: sum(bins.map((bin) => Math.abs(bin.correct - bin.confidence))) / Math.max(1, n),
  };
}

/** 95 % interval of a proportion (Wilson 1927), which stays within 0..1. */
export function wilsonInterval(p: number, n: number): [number, number] {
  if (n === 0) return [0, 1];
  const z = 1.959964;
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
