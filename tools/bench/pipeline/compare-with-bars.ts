import type { BenchBackend } from './contender.ts';

/** One contender on one backend. */
export type PipelineRow = {
  who: string;
  backend: BenchBackend;
  detectMs: number;
  detectExpressionMs: number;
  coldStartMs: number;
  gzipBytes: number;
  /** Part of the frames in which exactly one face was read; each has one. */
  framesWithOneFace: number;
};

/** One figure of ours beside what is asked of it. */
export interface BarRow {
  backend: BenchBackend;
  bar: string;
  ours: number;
  atMost: number;
  holds: boolean;
}

/** Most of the peer's milliseconds for detection and expression. */
const SPEED_BARS: Record<BenchBackend, Record<string, number>> = {
  wasm: { 'face-api tiny 224': 0.5, Human: 0.35 },
  webgl: { 'face-api tiny 224': 0.5, Human: 0.2 },
};
const COLD_START_BAR = 0.8;
const BYTES_BAR = 1_200_000;

/** Our figures as parts of the peers', with what they may be at most. */
export function compareWithBars(rows: readonly PipelineRow[]): BarRow[] {
  const find = (who: string, backend: BenchBackend) => rows.find((row) => row.who === who && row.backend === backend);
  return rows
    .filter(({ who }) => who === 'HowIFeel')
    .flatMap((own): BarRow[] => {
      const { backend } = own;
      const compare = (bar: string, ours: number, atMost: number) => ({
        backend,
        bar,
        ours: Math.round(ours * 100) / 100,
        atMost,
        holds: ours <= atMost,
      });
      const human = find('Human', backend);
      return [
        ...Object.entries(SPEED_BARS[backend]).flatMap(([who, most]) => {
          const peer = find(who, backend);
          return peer ? [compare(`ms ÷ ${who}`, own.detectExpressionMs / peer.detectExpressionMs, most)] : [];
        }),
        ...(human ? [compare('cold start ÷ Human', own.coldStartMs / human.coldStartMs, COLD_START_BAR)] : []),
        compare('bytes to the first result', own.gzipBytes, BYTES_BAR),
      ];
    });
}
