import type { ScheduleConfig } from '../../experiment/schedule-schema.ts';

/** Where a run stands, as far as a schedule needs to know. */
export interface Progress {
  /** Optimiser steps taken. */
  step: number;
  /** Epochs finished, with the fraction of the current one. */
  epoch: number;
  /** Part of the whole run that is done, 0..1: by steps, or by time where the run has a time budget. */
  fraction: number;
}

export interface Schedule {
  /** Learning rate at this point. */
  learningRate(progress: Progress): number;
  /** Told the selection metric (higher is better) after every epoch; only the plateau schedule listens. */
  onEpochEnd(metric: number): void;
  state(): Record<string, number>;
  restore(state: Record<string, number>): void;
}

/** Builds a schedule on top of the peak learning rate; linear warm-up over `warmupSteps` comes first. */
export function createSchedule(config: ScheduleConfig, peak: number): Schedule {
  const inner = shapes[config.type](config as never);
  const { warmupSteps } = config;
  return {
    learningRate(progress) {
      const warmup = progress.step < warmupSteps ? (progress.step + 1) / warmupSteps : 1;
      return peak * warmup * inner.factor(progress);
    },
    onEpochEnd: (metric) => inner.onEpochEnd?.(metric),
    state: () => inner.state?.() ?? {},
    restore: (state) => inner.restore?.(state),
  };
}

interface Shape {
  factor(progress: Progress): number;
  onEpochEnd?(metric: number): void;
  state?(): Record<string, number>;
  restore?(state: Record<string, number>): void;
}

type Config<Type> = Extract<ScheduleConfig, { type: Type }>;

const shapes: { [Type in ScheduleConfig['type']]: (config: Config<Type>) => Shape } = {
  constant: () => ({ factor: () => 1 }),
  /** Half a cosine from 1 to `final` over the whole run (Loshchilov & Hutter 2017, arXiv 1608.03983). */
  cosine: ({ final }) => ({ factor: ({ fraction }) => anneal(1, final, fraction) }),
  /** Up and down again, each along half a cosine (Smith & Topin 2018, arXiv 1708.07120), as torch's OneCycleLR. */
  oneCycle: ({ rise, start, final }) => ({
    factor: ({ fraction }) =>
      fraction < rise ? anneal(start, 1, fraction / rise) : anneal(1, final, (fraction - rise) / (1 - rise)),
  }),
  warmRestarts: createWarmRestarts,
  step: ({ everyEpochs, gamma }) => ({ factor: ({ epoch }) => gamma ** Math.floor(epoch / everyEpochs) }),
  exponential: ({ gamma }) => ({ factor: ({ epoch }) => gamma ** epoch }),
  plateau: createPlateau,
};

/** Half a cosine from `from` at 0 to `to` at 1 and beyond. */
function anneal(from: number, to: number, part: number): number {
  return to + ((from - to) * (1 + Math.cos(Math.PI * Math.min(1, part)))) / 2;
}

/** Cosines one after the other, each `lengthen` times as long, which fill the run (SGDR, arXiv 1608.03983). */
function createWarmRestarts({ cycles, lengthen, final }: Config<'warmRestarts'>): Shape {
  const lengths = Array.from({ length: cycles }, (_, i) => lengthen ** i);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return {
    factor({ fraction }) {
      let rest = Math.min(1, fraction) * total;
      for (const length of lengths.slice(0, -1)) {
        if (rest < length) return anneal(1, final, rest / length);
        rest -= length;
      }
      return anneal(1, final, rest / lengths.at(-1)!);
    },
  };
}

/** Multiplies the rate by `factor` when the metric has not improved for `patience` epochs (as ReduceLROnPlateau). */
function createPlateau({ factor, patience, minimum }: Config<'plateau'>): Shape {
  const state = { current: 1, best: -Infinity, stale: 0 };
  return {
    factor: () => state.current,
    onEpochEnd(metric) {
      state.stale = metric > state.best ? 0 : state.stale + 1;
      state.best = Math.max(state.best, metric);
      if (state.stale > patience) {
        state.current = Math.max(minimum, state.current * factor);
        state.stale = 0;
      }
    },
    state: () => ({ ...state }),
    // Of another schedule there is nothing to take over.
    restore: (saved) => void Object.assign(state, saved),
  };
}
