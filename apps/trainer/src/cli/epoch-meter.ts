import type { StepReport } from '../training/train.ts';
import { createProgressBar, formatSeconds, type ProgressBar } from './progress-bar.ts';

/** A progress bar for each epoch, with speed and the time that the whole run still takes. */
export function createEpochMeter(): { update(report: StepReport): void; stop(): void } {
  let epoch: { bar: ProgressBar; started: number; fraction: number } | undefined;
  return {
    update(report) {
      const { images, loss, fraction } = report;
      epoch ??= {
        bar: createProgressBar(`epoch ${report.epoch + 1}`, report.imagesPerEpoch),
        started: performance.now(),
        fraction,
      };
      const seconds = (performance.now() - epoch.started) / 1000;
      const done = fraction - epoch.fraction;
      const remaining = done > 0 ? (seconds * (1 - fraction)) / done : NaN;
      const facts = `loss ${loss.toFixed(3)}  ${Math.round(images / seconds)} images/s  ETA ${formatSeconds(remaining)}`;
      epoch.bar.update(images, facts);
    },
    stop() {
      epoch?.bar.stop();
      epoch = undefined;
    },
  };
}
