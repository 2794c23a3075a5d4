import type { Emotion } from './leading-emotion.ts';
import { formatPercent } from './format-percent.ts';
import type { MediaReading } from './media-reading.ts';

interface Cue {
  track: number;
  leading: Emotion | null;
  begin: number;
  end: number;
  /** Of the leading emotion, one a frame. */
  shares: number[];
}

/** Subtitles (WebVTT, W3C): a cue as long as the same expression leads in a face; faces are named when there are several. */
export function toWebvtt({ moments, rate, seconds }: Pick<MediaReading, 'moments' | 'rate' | 'seconds'>): string {
  const cues = cuesOf(moments, 1 / rate, seconds);
  const several = new Set(cues.map(({ track }) => track)).size > 1;
  const texts = cues.map(({ track, leading, begin, end, shares }) => {
    const share = shares.reduce((sum, value) => sum + value, 0) / shares.length;
    const words = leading ? `${leading.title} ${formatPercent(share)}` : 'Unsure';
    return `${timestamp(begin)} --> ${timestamp(end)}\n${several ? `Face ${track}: ` : ''}${words}\n`;
  });
  return ['WEBVTT\n', ...texts].join('\n');
}

function cuesOf(moments: MediaReading['moments'], step: number, filmEnd: number): Cue[] {
  const cues: Cue[] = [];
  const open = new Map<number, Cue>();
  for (const { seconds, faces } of moments) {
    for (const { track, leading, probabilities } of faces) {
      const share = leading ? probabilities[leading.index]! : 0;
      const end = Math.min(seconds + step, filmEnd);
      const cue = open.get(track);
      if (cue && cue.leading === leading && seconds <= cue.end + 1e-3) {
        cue.end = end;
        cue.shares.push(share);
      } else {
        const begun = { track, leading, begin: seconds, end, shares: [share] };
        open.set(track, begun);
        cues.push(begun);
      }
    }
  }
  return cues.sort((a, b) => a.begin - b.begin || a.track - b.track);
}

/** 83.5 → '00:01:23.500'. */
function timestamp(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const part = (unit: number, range: number, digits = 2) => String(Math.floor(ms / unit) % range).padStart(digits, '0');
  return `${String(Math.floor(ms / 3_600_000)).padStart(2, '0')}:${part(60_000, 60)}:${part(1000, 60)}.${part(1, 1000, 3)}`;
}
