import type { ClassifierManifest } from '@howifeel/fer-models';
import type { RunConfig } from '../run/run-folder.ts';
import type { EpochMetrics } from '../training/train.ts';

/** What the model card says of how a run came about. */
export function trainingFacts(
  { experiment, engine, minutes, startedAt }: RunConfig,
  best: EpochMetrics,
): ClassifierManifest['training'] {
  const { name, seed, batchSize, epochs, learningRate, optimiser, schedule, labelSmoothing, ema, clipNorm, augment } =
    experiment;
  return {
    experiment: name,
    'started at': startedAt,
    engine: `${engine.name}: ${engine.description}`,
    seed,
    'trained on': 'FER-2013 Training',
    'epoch chosen': `${best.epoch}, the best on PublicTest`,
    budget: minutes ? `${minutes} minutes` : `${epochs} epochs`,
    steps: best.step,
    'batch size': batchSize,
    'learning rate': learningRate,
    optimiser,
    schedule,
    'label smoothing': labelSmoothing,
    'weight average (EMA)': ema,
    'gradient clipping': clipNorm,
    augmentation: augment,
  };
}
