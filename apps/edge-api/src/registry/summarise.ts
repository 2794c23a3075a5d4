import { type ClassifierManifest, type ModelManifest, networksOf } from '@howifeel/fer-models/manifest';
import type { ModelSummary } from '../contract/index.ts';

/** What lists show of a model; sizes and costs of an ensemble are the sums of its members. */
export function summarise(manifest: ModelManifest): Omit<ModelSummary, 'publishedAt' | 'isDefault' | 'retired'> {
  const networks = networksOf(manifest);
  const sum = (figure: (network: ClassifierManifest) => number) =>
    networks.reduce((total, network) => total + figure(network), 0);
  const { id, name, description, kind, createdAt, metrics } = manifest;
  return {
    id,
    name,
    description,
    kind,
    createdAt,
    bytes: sum((network) => network.weights.bytes),
    parameters: sum((network) => network.weights.parameters),
    macs: sum((network) => network.macs),
    inputSize: Math.max(...networks.map((network) => network.input.size)),
    metrics: metrics
      ? {
          split: metrics.split,
          n: metrics.n,
          accuracy: metrics.accuracy,
          accuracyTta: metrics.accuracyTta,
          macroF1: metrics.macroF1,
        }
      : null,
  };
}
