import { EMOTION_COUNT } from '@howifeel/fer-data/emotions';
import { WINDOW_SECONDS, type SessionTrack } from '@howifeel/edge-api/contract';

/** Columns as uPlot takes them: seconds, then seven running sums; null where no face was seen. */
export interface StackedTimeline {
  seconds: number[];
  /** [emotion][point], each the sum of the shares up to and with this emotion. */
  sums: (number | null)[][];
  /** For each point the index in the timeline that it belongs to; -1 in a gap. */
  windows: number[];
}

/** Makes steps of a face's windows: a point where each begins, and one that ends a stretch before a gap or the end. */
export function stackTimeline(timeline: SessionTrack['timeline']): StackedTimeline {
  const stacked: StackedTimeline = { seconds: [], sums: Array.from({ length: EMOTION_COUNT }, () => []), windows: [] };
  const push = (seconds: number, window: number, shares: number[] | null) => {
    stacked.seconds.push(seconds);
    stacked.windows.push(window);
    let sum = 0;
    for (let index = 0; index < EMOTION_COUNT; index++) {
      sum += shares?.[index] ?? 0;
      stacked.sums[index]!.push(shares ? sum : null);
    }
  };
  timeline.forEach(({ offsetMs, histogram }, index) => {
    const begin = offsetMs / 1000;
    const end = begin + WINDOW_SECONDS;
    const next = timeline[index + 1];
    push(begin, index, histogram);
    if (!next) push(end, index, histogram);
    else if (next.offsetMs / 1000 > end) {
      push(end - 1e-3, index, histogram);
      push(end, -1, null);
    }
  });
  return stacked;
}
