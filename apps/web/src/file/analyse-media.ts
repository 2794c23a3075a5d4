import {
  type Emotion,
  type FaceReading,
  type MediaFace,
  type MediaMoment,
  leadingEmotion,
} from '@howifeel/fer-data/readings';
import type { Pipeline } from '../pipeline/protocol.ts';
import type { Problem } from '../ui/problem.ts';
import { lookAhead } from './look-ahead.ts';
import type { MediaFile } from './media/media-file.ts';

/** What {@link analyseMedia} needs. */
export interface AnalyseMediaOptions {
  media: Pick<MediaFile, 'kind' | 'frames' | 'width' | 'height'>;
  /** Frames a second; null is every frame. */
  rate: number | null;
  pipeline: Pick<Pipeline, 'analyse' | 'reset'>;
  /** Stops it after the frame under way. */
  signal: AbortSignal;
  onMoment: (moment: MediaMoment) => void;
}

/**
 * Feeds a file through the pipeline, frame by frame, while the next frame is decoded. Boxes are told in pixels of the file.
 *
 * @throws Error with the pipeline's code and hint, for a lost context as for anything else; what the file throws.
 */
export async function analyseMedia({ media, rate, pipeline, signal, onMoment }: AnalyseMediaOptions): Promise<void> {
  await pipeline.reset({ still: media.kind === 'picture' });
  let leaders = new Map<number, Emotion | null>();
  for await (const { seconds, bitmap } of lookAhead(media.frames(rate), ({ bitmap }) => bitmap.close())) {
    if (signal.aborted) {
      bitmap.close();
      return;
    }
    const outcome = await pipeline.analyse(bitmap, seconds * 1000);
    if (signal.aborted) return;
    if (!outcome.ok) throw toError(outcome.problem);
    const { width, height, faces } = outcome.value;
    const [x, y] = [media.width / width, media.height / height];
    const toMediaFace = (face: FaceReading): MediaFace => ({
      ...face,
      box: { x: face.box.x * x, y: face.box.y * y, width: face.box.width * x, height: face.box.height * y },
      leading: leadingEmotion(face.probabilities, leaders.get(face.track)),
    });
    const moment = { seconds, faces: faces.map(toMediaFace) };
    leaders = new Map(moment.faces.map(({ track, leading }) => [track, leading]));
    onMoment(moment);
  }
}

function toError({ code, message, hint }: Problem): Error {
  return Object.assign(new Error(message), { code, hint });
}
