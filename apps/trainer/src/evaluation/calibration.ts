import { fitTemperature } from '../publish/fit-temperature.ts';
import { classificationMetrics } from './metrics.ts';

/** How far a network's confidence can be trusted, before and after one temperature for all. */
export interface Calibration {
  /** Fitted on all images; 1 where the confidence is right as it is. */
  temperature: number;
  /** Expected calibration error after it, each half of the images with the temperature of the other half. */
  eceCalibrated: number;
}

/**
 * Fits a temperature (Guo et al. 2017, arXiv 1706.04599). The error is cross-fitted, so it flatters nobody.
 *
 * @param probabilities n × classes
 */
export function calibrate(probabilities: Float32Array, labels: Uint8Array): Calibration {
  const classes = probabilities.length / labels.length;
  const halves = [0, 1].map((parity) => [...labels.keys()].filter((i) => i % 2 === parity));
  const labelsOf = (rows: number[]) => Uint8Array.from(rows, (i) => labels[i]);
  const rowsOf = (rows: number[]) =>
    Float32Array.from(rows.flatMap((i) => [...probabilities.subarray(i * classes, (i + 1) * classes)]));
  const calibrated = new Float32Array(probabilities.length);
  for (const [half, rows] of halves.entries()) {
    const other = halves[1 - half];
    const temperature = other.length > 0 ? fitTemperature(rowsOf(other), labelsOf(other)) : 1;
    for (const i of rows) {
      calibrated.set(
        applyTemperature(probabilities.subarray(i * classes, (i + 1) * classes), temperature),
        i * classes,
      );
    }
  }
  return {
    temperature: fitTemperature(probabilities, labels),
    eceCalibrated: classificationMetrics(calibrated, labels).ece,
  };
}

/** p^(1/T), normalised: the softmax of logits / T. */
export function applyTemperature(row: Float32Array, temperature: number): Float32Array {
  const powers = row.map((p) => Math.max(p, 1e-12) ** (1 / temperature));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
}
