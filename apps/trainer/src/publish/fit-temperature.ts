/**
 * The temperature that makes probabilities say how often they are right: it minimises the negative log-likelihood
 * (Guo et al. 2017, arXiv 1706.04599). It changes no prediction.
 *
 * @param probabilities n × classes at temperature 1, row by row: p^(1/T), normalised, is the softmax of logits / T
 * @returns between .25 and 4, to three digits
 */
export function fitTemperature(probabilities: Float32Array, labels: Uint8Array): number {
  const classes = probabilities.length / labels.length;
  const logs = probabilities.map((p) => Math.log(Math.max(p, 1e-12)));
  const loss = (logTemperature: number) => meanLoss(logs, labels, classes, Math.exp(logTemperature));
  return Number(Math.exp(goldenSection(loss, Math.log(0.25), Math.log(4))).toFixed(3));
}

function meanLoss(logs: Float32Array, labels: Uint8Array, classes: number, temperature: number): number {
  let total = 0;
  for (const [i, label] of labels.entries()) {
    const row = logs.subarray(i * classes, (i + 1) * classes);
    let sum = 0;
    for (const value of row) sum += Math.exp(value / temperature);
    total += Math.log(sum) - row[label] / temperature;
  }
  return total / labels.length;
}

/** Where a function with one valley is lowest (Kiefer 1953), to 1e-4. */
function goldenSection(f: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  while (b - a > 1e-4) {
    const width = (b - a) * ratio;
    if (f(b - width) < f(a + width)) b = a + width;
    else a = b - width;
  }
  return (a + b) / 2;
}
