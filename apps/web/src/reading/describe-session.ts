import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { WINDOW_SECONDS, type SessionTrack } from '@howifeel/edge-api/contract';
import { leadingEmotion } from '@howifeel/fer-data/readings';

const TIMES = [
  '',
  'once',
  'twice',
  'three times',
  'four times',
  'five times',
  'six times',
  'seven times',
  'eight times',
];

/** At most this many other expressions are told. */
const MOST_TOLD = 3;

/**
 * One sentence about a session: what it mostly showed, and how often something else came up.
 *
 * @param distribution over all frames, in the order of `EMOTIONS`; null before the first sample.
 * @example 'Mostly neutral, happy three times, surprise once.'
 */
export function describeSession(distribution: number[] | null, tracks: Pick<SessionTrack, 'timeline'>[]): string {
  if (!distribution) return 'Nothing has been seen yet.';
  const main = leadingEmotion(distribution);
  const episodes = countEpisodes(tracks);
  const others = EMOTIONS.filter((emotion) => emotion !== main && episodes.has(emotion.index))
    .sort((a, b) => episodes.get(b.index)! - episodes.get(a.index)!)
    .slice(0, MOST_TOLD)
    .map((emotion) => `${emotion.name} ${times(episodes.get(emotion.index)!)}`);
  const begin = main ? `Mostly ${main.name}` : 'Mixed: no expression leads overall';
  return `${[begin, ...others].join(', ')}.`;
}

/** By class: how many stretches of neighbouring windows it leads in, over all faces. */
function countEpisodes(tracks: Pick<SessionTrack, 'timeline'>[]): Map<number, number> {
  const episodes = new Map<number, number>();
  for (const { timeline } of tracks) {
    let before: { index: number | null; end: number } = { index: null, end: 0 };
    for (const { offsetMs, histogram } of timeline) {
      const index = leadingEmotion(histogram)?.index ?? null;
      const goesOn = index === before.index && offsetMs <= before.end;
      if (index !== null && !goesOn) episodes.set(index, (episodes.get(index) ?? 0) + 1);
      before = { index, end: offsetMs + WINDOW_SECONDS * 1000 };
    }
  }
  return episodes;
}

function times(count: number): string {
  return TIMES[count] ?? `${count} times`;
}
