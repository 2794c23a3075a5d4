import cliProgress from 'cli-progress';

/** A bar on the terminal; elsewhere (a pipe, a log) one line at the end. */
export interface ProgressBar {
  update(done: number, facts: string): void;
  stop(): void;
}

/** @param label stands before the bar */
export function createProgressBar(label: string, total: number): ProgressBar {
  const bar = new cliProgress.SingleBar(
    {
      format: `${label} {bar} {percentage}% {facts}`,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 24,
      hideCursor: true,
      noTTYOutput: false,
      stream: process.stderr,
    },
    cliProgress.Presets.rect,
  );
  bar.start(total, 0, { facts: '' });
  return {
    update: (done, facts) => bar.update(done, { facts }),
    stop: () => bar.stop(),
  };
}

/** 75 → "1m 15s". */
export function formatSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  const s = Math.round(seconds);
  if (s < 60) return `${s}s`;
  if (s < 3600) return `${Math.floor(s / 60)}m ${s % 60}s`;
  return `${Math.floor(s / 3600)}h ${Math.floor((s % 3600) / 60)}m`;
}
