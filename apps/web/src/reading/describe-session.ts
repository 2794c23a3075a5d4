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
 * One sentence about a session: what it mostly showed, and how often something else came up. Of expressions that came up
 * equally often, those that lasted longer are told first, then those with the larger share.
 *
 * @param distribution over all frames, in the order of `EMOTIONS`; null before the first sample.
 * @example 'Mostly neutral, happy three times, surprise once.'
 */
export function describeSession(distribution: number[] | null, tracks: Pick<SessionTrack, 'timeline'>[]): string {
  if (!distribution) return 'Nothing has been seen yet.';
  const main = leadingEmotion(distribution);
  const leads = countLeads(tracks);
  const others = EMOTIONS.filter((emotion) => emotion !== main)
    .map((emotion) => ({ ...emotion, ...leads[emotion.index]!, share: distribution[emotion.index]! }))
    .filter(({ episodes }) => episodes > 0)
    .sort((a, b) => b.episodes - a.episodes || b.windows - a.windows || b.share - a.share)
    .slice(0, MOST_TOLD)
    .map(({ name, episodes }) => `${name} ${times(episodes)}`);
  const begin = main ? `Mostly ${main.name}` : 'Mixed: no expression leads overall';
  return `${[begin, ...others].join(', ')}.`;
}

/** By class: how many windows it leads in, and how many stretches of neighbouring ones those are, over all faces. */
function countLeads(tracks: Pick<SessionTrack, 'timeline'>[]): { episodes: number; windows: number }[] {
  const leads = EMOTIONS.map(() => ({ episodes: 0, windows: 0 }));
  for (const { timeline } of tracks) {
    let before: { index: number | null; end: number } = { index: null, end: 0 };
    for (const { offsetMs, histogram } of timeline) {
      const index = leadingEmotion(histogram)?.index ?? null;
      const goesOn = index === before.index && offsetMs <= before.end;
      if (index !== null) {
        leads[index]!.windows += 1;
        if (!goesOn) leads[index]!.episodes += 1;
      }
      before = { index, end: offsetMs + WINDOW_SECONDS * 1000 };
    }
  }
  return leads;
}

function times(count: number): string {
  return TIMES[count] ?? `${count} times`;
}
