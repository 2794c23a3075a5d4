import type { ClassifierManifest, ModelManifest } from '../manifest/manifest.ts';
import { networksOf } from '../manifest/networks-of.ts';
import { DATA, FAILURES, LAW, PURPOSE, TERMS } from './card-text.ts';
import { markdownTable } from './markdown-table.ts';
import { percent } from './percent.ts';
import { renderMetrics, renderWeaknesses } from './render-metrics.ts';
import { renderTraining } from './render-training.ts';

/**
 * The model card (Mitchell et al. 2019, arXiv 1810.03993) of a published model trained on FER-2013, in Markdown. Every
 * figure is taken from the manifest; what was not measured is said to be unknown.
 */
export function renderModelCard(manifest: ModelManifest): string {
  const { name, description, metrics, labels } = manifest;
  const sections = [
    `# ${name}`,
    description,
    renderFacts(manifest),
    PURPOSE,
    '## How good it is',
    metrics ? renderMetrics(metrics, labels) : 'It has not been evaluated: how good it is, is not known.',
    ...networksOf(manifest).map(renderQuantisation),
    ...[...(manifest.kind === 'ensemble' ? [manifest] : []), ...networksOf(manifest)].map(renderRobustness),
    '## Where it fails',
    [metrics ? renderWeaknesses(metrics, labels) : '', FAILURES].filter(Boolean).join('\n'),
    DATA,
    '## Training',
    ...networksOf(manifest).map(renderTraining),
    LAW,
    `## Licence and origin\n\n${renderOrigin(manifest)}`,
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function renderFacts(manifest: ModelManifest): string {
  const rows = networksOf(manifest).map(({ id, architecture, input, weights, macs }) => [
    id,
    architecture.name,
    `${input.size}×${input.size}×${input.channels}`,
    `${(weights.parameters / 1e6).toFixed(2)} M`,
    `${(macs / 1e6).toFixed(0)} M`,
    `${(weights.bytes / 1e6).toFixed(2)} MB ${weights.dtype}`,
  ]);
  return markdownTable(['network', 'architecture', 'input', 'parameters', 'multiply–adds', 'download'], rows);
}

function renderQuantisation({ id, metrics, metricsFloat32, weights }: ClassifierManifest): string {
  if (!metrics || metricsFloat32?.split !== metrics.split || weights.dtype === 'float32') return '';
  return (
    `Storing ${id} in ${weights.dtype} changed its accuracy by ${points(metrics.accuracy - metricsFloat32.accuracy)} points: ` +
    `${percent(metricsFloat32.accuracy)} in float32, ${percent(metrics.accuracy)} as published ` +
    `(${metrics.split}, n = ${metrics.n}).`
  );
}

function renderRobustness({ id, metrics, robustness }: ModelManifest): string {
  if (!metrics || !robustness) return '';
  const rows = robustness.map(({ perturbation, accuracy, change }) => [
    perturbation,
    percent(accuracy),
    points(change),
  ]);
  return [
    `### ${id} on changed pictures`,
    `Every picture of ${metrics.split}, changed in one way; ${percent(metrics.accuracy)} as they are.`,
    markdownTable(['change', 'accuracy', 'points'], rows),
  ].join('\n\n');
}

/** −0.0143 → "−1.43" */
function points(change: number): string {
  return `${change < 0 ? '−' : '+'}${Math.abs(change * 100).toFixed(2)}`;
}

function renderOrigin(manifest: ModelManifest): string {
  const { id, license, createdAt } = manifest;
  const ingredients = networksOf(manifest).flatMap(({ training }) => training['made from'] ?? []);
  const made = [...new Set(ingredients)].map((ingredient) => `- ${String(ingredient)}`);
  return [
    `Licence: ${license}. ${TERMS}`,
    `Published as \`${id}\` on ${createdAt.slice(0, 10)} by HowIFeel, batch norm folded into the ` +
      'convolutions. The SHA-256 of every file of weights is in `manifest.json`, and every client checks it.',
    ...(made.length > 0 ? [`Made from, beside FER-2013:\n\n${made.join('\n')}`] : []),
  ].join('\n\n');
}
