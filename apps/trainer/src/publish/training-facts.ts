import type { ClassifierManifest } from '@howifeel/fer-models';
import path from 'node:path';
import type { RunConfig } from '../run/run-folder.ts';
import type { EpochMetrics } from '../training/train.ts';

/** What the model card says of how a run came about; of files and folders their names alone, not where they lie. */
export function trainingFacts(
  { experiment, engine, minutes, startedAt, initialised, teachers }: RunConfig,
  best: EpochMetrics,
): ClassifierManifest['training'] {
  const { name, seed, batchSize, epochs, learningRate, optimiser, schedule, labelSmoothing, ema, clipNorm, augment } =
    experiment;
  const { data, balance, loss, distil, init, freeze, layerDecay } = experiment;
  const official = data.split === 'official';
  const release = initialised?.release ? ` (${initialised.release})` : '';
  return {
    experiment: name,
    'started at': startedAt,
    engine: `${engine.name}: ${engine.description}`,
    seed,
    'trained on': `FER-2013 ${official ? 'Training' : '90 % of Training'}${data.clean ? ', without flat and contradicting images' : ''}`,
    'epoch chosen': `${best.epoch}, the best on ${official ? 'PublicTest' : 'the other 10 % of Training'}`,
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
    ...(balance !== 'none' && { 'class balance': balance }),
    ...(loss.type !== 'crossEntropy' && { loss }),
    ...(distil && {
      'distilled from': { ...distil, teachers: teachers ?? distil.teachers.map((teacher) => path.basename(teacher)) },
    }),
    ...(init && { 'initial weights': path.basename(init.from) + release }),
    ...(freeze.length > 0 && { 'frozen layers': freeze }),
    ...(layerDecay !== 1 && { 'layer-wise learning-rate decay': layerDecay }),
  };
}
