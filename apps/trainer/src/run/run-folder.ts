import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Engine, Precision } from '../engine/engine.ts';
import { experimentSchema, type Experiment } from '../experiment/experiment-schema.ts';
import { TrainerError } from '../trainer-error.ts';
import { writeTensors } from '../training/checkpoint/write-checkpoint.ts';
import { modelWeights } from '../training/model-weights.ts';
import type { InitReport } from '../training/initialise.ts';
import type { EpochMetrics, TrainingState } from '../training/train.ts';
import { bestFolder } from './best-folder.ts';
import { isRunLocked, lockRun } from './run-lock.ts';

/** What `config.json` of a run holds: everything resolved, as it was when the run was started or last resumed. */
export interface RunConfig {
  experiment: Experiment;
  /** Where FER-2013 lay on this machine, so nothing for a card or a report; in older runs its name alone. */
  data: string;
  /** `precision` is absent in older runs. */
  engine: Pick<Engine, 'name' | 'description'> & { precision?: Precision };
  minutes?: number;
  startedAt: string;
  /** What the epochs were measured on; absent in older runs. */
  selection?: { name: string; count: number };
  /** What the initial weights came from, where `init` asked for it. */
  initialised?: InitReport;
  /** Whom it learns from, where `distil` asked for it: names, of published models with their release. */
  teachers?: string[];
}

/** The files of one run, see ARCHITECTURE "A run". */
export class RunFolder {
  readonly path: string;
  readonly checkpoint: string;
  private readonly best: string;

  private constructor(folder: string) {
    this.path = folder;
    this.checkpoint = path.join(folder, 'checkpoint');
    this.best = path.join(folder, 'best');
  }

  /** Makes `<root>/<experiment>-<date>-<seed>/`; two runs never share a folder. */
  static async create(root: string, config: RunConfig): Promise<RunFolder> {
    const { name, seed } = config.experiment;
    const date = config.startedAt.slice(0, 19).replaceAll(':', '');
    const folder = path.join(root, `${name}-${date}-${seed}`);
    await mkdir(root, { recursive: true });
    try {
      await mkdir(folder);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
      throw new TrainerError(
        `${folder} exists: another run started in the same second with the same seed.`,
        'Wait a second, or choose another --seed.',
      );
    }
    await writeFile(path.join(folder, 'config.json'), JSON.stringify(config, undefined, 2));
    return new RunFolder(folder);
  }

  /** Opens a run to resume or read it; changes nothing, since another process may be training it. */
  static async open(folder: string): Promise<{ run: RunFolder; config: RunConfig }> {
    let text: string;
    try {
      text = await readFile(path.join(folder, 'config.json'), 'utf8');
    } catch (cause) {
      throw new TrainerError(
        `${folder} is not a run: it has no config.json (${(cause as Error).message}).`,
        'Give the folder that `trainer train` printed, runs/<experiment>-<date>-<seed>.',
      );
    }
    try {
      const config = JSON.parse(text) as RunConfig;
      return {
        run: new RunFolder(folder),
        config: { ...config, experiment: experimentSchema.parse(config.experiment) },
      };
    } catch (cause) {
      const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message;
      throw new TrainerError(
        `${path.join(folder, 'config.json')} is damaged: ${reason}`,
        'Mend the file if somebody has edited it; the weights in checkpoint/ and best/ do not depend on it.',
        { cause },
      );
    }
  }

  /** Holds the run for this process, see {@link lockRun}. */
  lock(): Promise<() => Promise<void>> {
    return lockRun(this.path);
  }

  /** Whether a living process holds the run. */
  isLocked(): Promise<boolean> {
    return isRunLocked(this.path);
  }

  /** Writes down what a resumed run goes on with. */
  async writeConfig(config: RunConfig): Promise<void> {
    const file = path.join(this.path, 'config.json');
    await writeFile(`${file}.part`, JSON.stringify(config, undefined, 2));
    await rename(`${file}.part`, file);
  }

  async appendMetrics(metrics: EpochMetrics): Promise<void> {
    await appendFile(path.join(this.path, 'metrics.jsonl'), `${JSON.stringify(metrics)}\n`);
  }

  /** Drops lines of epochs after the checkpoint that a resume starts from. */
  async truncateMetrics(epoch: number): Promise<void> {
    const file = path.join(this.path, 'metrics.jsonl');
    const kept = (await this.readMetrics()).filter((metrics) => metrics.epoch <= epoch);
    await writeFile(`${file}.part`, kept.map((metrics) => `${JSON.stringify(metrics)}\n`).join(''));
    await rename(`${file}.part`, file);
  }

  /** The figures of every epoch; a last line that a kill left unfinished is passed over. */
  async readMetrics(): Promise<EpochMetrics[]> {
    const text = await readFile(path.join(this.path, 'metrics.jsonl'), 'utf8').catch(() => '');
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as EpochMetrics);
  }

  /** Puts the best weights in their place where a kill left them beside it. For whoever holds the lock. */
  async recoverBest(): Promise<void> {
    const folder = bestFolder(this.path);
    if (folder !== this.best) await replaceFolder(this.best, folder);
  }

  /** Keeps the averaged weights as `best/weights.{json,bin}` with the figures that chose them; written whole, then moved. */
  async writeBest(state: TrainingState, metrics: EpochMetrics): Promise<void> {
    const folder = `${this.best}.part`;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    await state.ema.during(async () => {
      const weights = modelWeights(state.model).map(({ name, variable }) => ({ name, tensor: variable }));
      await writeTensors(folder, 'weights', weights);
    });
    await writeFile(path.join(folder, 'metrics.json'), JSON.stringify(metrics, undefined, 2), { flush: true });
    await replaceFolder(this.best, folder);
  }
}

/** Moves a folder into the place of another. At every moment one of them is there whole, under one name or another. */
async function replaceFolder(place: string, folder: string): Promise<void> {
  const old = `${place}.old`;
  await rm(old, { recursive: true, force: true });
  if (existsSync(place)) await rename(place, old);
  await rename(folder, place);
  await rm(old, { recursive: true, force: true });
}
