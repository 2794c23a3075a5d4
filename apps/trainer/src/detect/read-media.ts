import path from 'node:path';
import {
  dropFleeting,
  leadingEmotion,
  type Emotion,
  type MediaFace,
  type MediaMoment,
  type MediaReading,
} from '@howifeel/fer-data/readings';
import { createFaceReader, type FaceReaderNetworks } from './create-face-reader.ts';
import { decodeFrames, displayedSize } from './decode-frames.ts';
import { probeMedia, type MediaFacts } from './probe-media.ts';

/** See {@link readMedia}. */
export interface ReadMediaOptions {
  networks: FaceReaderNetworks;
  /** Frames a second that are looked at. */
  rate: (facts: MediaFacts) => number;
  /** After each frame, of about so many. */
  onFrame?: (done: number, expected: number) => void;
}

/**
 * Reads the faces of a film or a picture; boxes are told in pixels of the file as it is displayed. Frames are decoded
 * while others are looked at.
 *
 * @throws TrainerError where the file or ffmpeg is missing, or the file shows nothing
 */
export async function readMedia(file: string, { networks, rate, onFrame }: ReadMediaOptions): Promise<MediaReading> {
  const facts = await probeMedia(file);
  const size = await displayedSize(file);
  const framesPerSecond = facts.kind === 'video' ? rate(facts) : 1;
  const expected = Math.max(1, Math.ceil(facts.seconds * framesPerSecond - 1e-6));
  const read = createFaceReader(networks, facts.kind);
  const moments: MediaMoment[] = [];
  let leaders = new Map<number, Emotion | null>();
  for await (const frame of decodeFrames(file, facts.kind, framesPerSecond)) {
    const [x, y] = [size.width / frame.width, size.height / frame.height];
    const faces = (await read(frame)).map((face): MediaFace => ({
      ...face,
      box: { x: face.box.x * x, y: face.box.y * y, width: face.box.width * x, height: face.box.height * y },
      leading: leadingEmotion(face.probabilities, leaders.get(face.track)),
    }));
    leaders = new Map(faces.map(({ track, leading }) => [track, leading]));
    moments.push({ seconds: frame.seconds, faces });
    onFrame?.(moments.length, Math.max(expected, moments.length));
  }
  const { kind } = facts;
  // Some films, such as those of a browser's recorder, do not say how long they are.
  const seconds = facts.seconds || (kind === 'video' ? (moments.at(-1)?.seconds ?? 0) + 1 / framesPerSecond : 0);
  const by = { modelId: networks.classifier.manifest.id, detector: networks.detector.name };
  const film = kind === 'video' ? framesPerSecond : 0;
  return { name: path.basename(file), kind, ...size, seconds, rate: film, ...by, moments: dropFleeting(moments, film) };
}
