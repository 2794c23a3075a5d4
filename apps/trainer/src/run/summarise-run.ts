import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { EpochMetrics } from '../training/train.ts';
import { RunFolder, type RunConfig } from './run-folder.ts';

/** A run in a few figures. */
export interface RunSummary {
  name: string;
  folder: string;
  config: RunConfig;
  metrics: EpochMetrics[];
  epochs: number;
  /** The epoch of highest accuracy. */
  best?: EpochMetrics;
  /** From its start to its last epoch; breaks before a resume count. */
  minutes?: number;
  isRunning: boolean;
}

/** Reads a run's folder. @throws TrainerError when it is none */
export async function summariseRun(folder: string): Promise<RunSummary> {
  const { run, config } = await RunFolder.open(folder);
  const metrics = await run.readMetrics();
  const written = await stat(path.join(run.path, 'metrics.jsonl')).catch(() => undefined);
  const best = metrics.reduce<EpochMetrics | undefined>(
    (top, epoch) => (top && top.accuracy >= epoch.accuracy ? top : epoch),
    undefined,
  );
  return {
    name: path.basename(path.resolve(folder)),
    folder,
    config,
    metrics,
    epochs: metrics.length,
    ...(best && { best }),
    ...(written && { minutes: (written.mtimeMs - Date.parse(config.startedAt)) / 60_000 }),
    isRunning: await run.isLocked(),
  };
}
