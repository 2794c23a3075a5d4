import * as Plot from '@observablehq/plot';
import { renderPlot } from '../render-plot.ts';

/**
 * Reliability diagram: how often predictions of a confidence are right; on the diagonal they say the truth. The size of
 * a dot is the number of images.
 *
 * @param probabilities n × classes
 */
export function calibrationPlot(probabilities: Float32Array, labels: Uint8Array): string {
  const classes = probabilities.length / labels.length;
  const bins = Array.from({ length: 10 }, () => ({ count: 0, confidence: 0, correct: 0 }));
  for (const [i, label] of labels.entries()) {
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    const confidence = Math.max(...row);
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    bin.count++;
    bin.confidence += confidence;
    if (row.indexOf(confidence) === label) bin.correct++;
  }
  const dots = bins
    .filter(({ count }) => count > 0)
    .map(({ count, confidence, correct }) => ({ confidence: confidence / count, accuracy: correct / count, count }));
  return renderPlot('Calibration: accuracy by confidence', {
    width: 480,
    height: 340,
    marginLeft: 52,
    marginBottom: 40,
    x: { domain: [0, 1], tickFormat: '.0%', label: 'confidence', grid: true },
    y: { domain: [0, 1], tickFormat: '.0%', label: 'accuracy', grid: true },
    r: { range: [2, 14] },
    marks: [
      Plot.line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: 'currentColor', strokeOpacity: 0.5, strokeDasharray: '4 4' },
      ),
      Plot.line(dots, { x: 'confidence', y: 'accuracy', stroke: 'var(--accent)' }),
      Plot.dot(dots, { x: 'confidence', y: 'accuracy', r: 'count', fill: 'var(--accent)', fillOpacity: 0.75 }),
    ],
  });
}
