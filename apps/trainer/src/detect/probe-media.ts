import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { TrainerError } from '../trainer-error.ts';
import { startFfmpeg } from './start-ffmpeg.ts';

/** What a file says of itself. */
export interface MediaFacts {
  kind: 'video' | 'picture';
  /** Length; 0 of a picture. */
  seconds: number;
  /** Of the film, on average; 0 of a picture. */
  framesPerSecond: number;
}

/** ffprobe's answer, as far as it is asked. */
const answerSchema = z.object({
  streams: z
    .array(
      z.object({
        codec_type: z.string().optional(),
        avg_frame_rate: z.string().default('0/0'),
        disposition: z.object({ attached_pic: z.number() }).optional(),
      }),
    )
    .default([]),
  format: z.object({ format_name: z.string(), duration: z.coerce.number().optional() }).optional(),
});

const QUESTION = 'format=format_name,duration:stream=codec_type,avg_frame_rate:stream_disposition=attached_pic';

/** ffmpeg's names of picture formats: image2, png_pipe, webp_pipe … */
const PICTURE = /^image2|_pipe$/;

/** @throws TrainerError where ffprobe is missing, or the file is none that it reads, or shows nothing */
export async function probeMedia(file: string): Promise<MediaFacts> {
  const probe = startFfmpeg('ffprobe', ['-v', 'error', '-of', 'json', '-show_entries', QUESTION, '-i', file]);
  const [answer, { code, complaint }] = await Promise.all([text(probe.stdout), probe.ended]);
  if (code !== 0) {
    throw new TrainerError(`'${file}' is no film or picture that ffmpeg reads: ${complaint}.`, 'Try to play it.');
  }
  const { streams, format } = answerSchema.parse(JSON.parse(answer));
  // The cover of a piece of music is a stream of one picture, and not meant.
  const shown = streams.find(({ codec_type, disposition }) => codec_type === 'video' && !disposition?.attached_pic);
  if (!shown) {
    const has = streams.map(({ codec_type }) => codec_type ?? 'unknown').join(', ') || 'nothing';
    throw new TrainerError(`'${file}' has no video stream; it has: ${has}.`, 'Give a film or a picture.');
  }
  if (PICTURE.test(format?.format_name ?? '')) return { kind: 'picture', seconds: 0, framesPerSecond: 0 };
  const [frames, perSeconds] = shown.avg_frame_rate.split('/').map(Number) as [number, number];
  return { kind: 'video', seconds: format?.duration ?? 0, framesPerSecond: frames / perSeconds || 25 };
}
