import { createRandom } from '@howifeel/fer-data';
import { expect, test } from 'vitest';
import { applyTemperature, calibrate } from './calibration.ts';
import { classificationMetrics } from './metrics.ts';

test('an overconfident network is calibrated by a temperature above 1', () => {
  const random = createRandom(1);
  const n = 4000;
  const labels = new Uint8Array(n);
  const probabilities = new Float32Array(n * 7);
  for (let i = 0; i < n; i++) {
    // True probabilities from random logits; the network reports them sharpened by T = 2.
    const honest = applyTemperature(
      Float32Array.from({ length: 7 }, () => Math.exp(random.between(-2, 2))),
      1,
    );
    let draw = random.next();
    labels[i] = honest.findIndex((p) => (draw -= p) < 0);
    probabilities.set(applyTemperature(honest, 0.5), i * 7);
  }
  const { temperature, eceCalibrated } = calibrate(probabilities, labels);
  expect(temperature).toBeGreaterThan(1.85);
  expect(temperature).toBeLessThan(2.15);
  expect(classificationMetrics(probabilities, labels).ece).toBeGreaterThan(0.15);
  expect(eceCalibrated).toBeLessThan(0.03);
});
