import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { formatPercent, type MediaReading } from '@howifeel/fer-data/readings';

/** A line for each face: how often it was seen, and its two most frequent expressions on average. */
export function describeReading({ moments }: Pick<MediaReading, 'moments'>): string {
  const rows = new Map<number, number[][]>();
  for (const { faces } of moments) {
    for (const { track, raw } of faces) if (raw) rows.set(track, [...(rows.get(track) ?? []), raw]);
  }
  if (rows.size === 0) return `No face in ${countOf(moments.length, 'frame')}.`;
  const lines = [...rows].map(([track, readings]) => {
    const means = EMOTIONS.map(({ index, name }) => ({
      name,
      share: readings.reduce((sum, raw) => sum + raw[index]!, 0) / readings.length,
    })).sort((a, b) => b.share - a.share);
    const [first, second] = means.map(({ name, share }) => `${name} ${formatPercent(share)}`);
    return `Face ${track}: seen in ${readings.length} of ${countOf(moments.length, 'frame')}; ${first}, ${second}`;
  });
  return lines.join('\n');
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
