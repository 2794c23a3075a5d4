import { EMOTION_NAMES } from '../emotions/emotions.ts';
import type { MediaReading } from './media-reading.ts';

const HEAD = ['seconds', 'face', 'x', 'y', 'width', 'height', 'leading', ...EMOTION_NAMES];

/** A row for each face of each analysed frame (RFC 4180): its box in pixels, who leads, the probabilities of that very frame. */
export function toCsv({ moments }: Pick<MediaReading, 'moments'>): string {
  const rows = moments.flatMap(({ seconds, faces }) =>
    faces.flatMap(({ track, box, raw, leading }) =>
      raw
        ? [
            [
              seconds.toFixed(3),
              track,
              ...[box.x, box.y, box.width, box.height].map((pixels) => pixels.toFixed(1)),
              leading?.name ?? 'unsure',
              ...raw.map((probability) => probability.toFixed(4)),
            ],
          ]
        : [],
    ),
  );
  return [HEAD, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
