import { EMOTION_NAMES } from '../emotions/emotions.ts';
import type { MediaReading } from './media-reading.ts';

/** Everything that was read, for programs: the file, what read it, and each face of each analysed frame. */
export function toJson({ name, kind, width, height, seconds, rate, modelId, detector, moments }: MediaReading): string {
  const document = {
    file: name,
    kind,
    width,
    height,
    seconds: round(seconds, 3),
    framesPerSecond: round(rate, 3),
    model: modelId,
    detector,
    emotions: EMOTION_NAMES,
    frames: moments.map((moment) => ({
      seconds: round(moment.seconds, 3),
      faces: moment.faces.flatMap(({ track, box, raw, leading }) =>
        raw
          ? [
              {
                face: track,
                box: {
                  x: round(box.x, 1),
                  y: round(box.y, 1),
                  width: round(box.width, 1),
                  height: round(box.height, 1),
                },
                leading: leading?.name ?? null,
                probabilities: raw.map((probability) => round(probability, 4)),
              },
            ]
          : [],
      ),
    })),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
