import { TrainerError } from '../trainer-error.ts';
import type { MediaFacts } from './probe-media.ts';
import { readPpm, type RgbPicture } from './read-ppm.ts';
import { startFfmpeg } from './start-ffmpeg.ts';

/** A frame as it is displayed (turned, square pixels), scaled down, and when it is shown. */
export interface DecodedFrame extends RgbPicture {
  /** Since the beginning of the film. */
  seconds: number;
}

/** Longest side of a frame: detectors look at 128 to 300 pixels, models at 48; a picture may show many faces. */
const LONGEST = { video: 640, picture: 1280 } as const;

/** Turned as the file says by ffmpeg itself, and with square pixels. */
const DISPLAYED = 'scale=iw*sar:ih,setsar=1';

/**
 * Frames of a film, evenly: number i is what a player shows at i / rate seconds. Of a picture the one there is.
 *
 * @param rate frames a second; of no matter for a picture.
 * @throws TrainerError where ffmpeg is missing or gives up
 */
export async function* decodeFrames(
  file: string,
  kind: MediaFacts['kind'],
  rate: number,
): AsyncGenerator<DecodedFrame, void, void> {
  const side = LONGEST[kind];
  const fit = `scale=min(1\\,${side}/max(iw\\,ih))*iw:-1`;
  const filters = [...(kind === 'video' ? [`fps=${rate}:round=up:eof_action=pass`] : []), DISPLAYED, fit];
  let index = 0;
  for await (const picture of decode(file, kind, filters)) yield { ...picture, seconds: index++ / rate };
}

/** Width and height of the file as it is displayed. @throws TrainerError as {@link decodeFrames} */
export async function displayedSize(file: string): Promise<{ width: number; height: number }> {
  for await (const { width, height } of decode(file, 'picture', [DISPLAYED])) return { width, height };
  throw new TrainerError(`'${file}' has no frame.`, 'Try to play it.');
}

async function* decode(file: string, kind: MediaFacts['kind'], filters: readonly string[]) {
  const input = ['-nostdin', '-v', 'error', '-i', file, '-map', '0:V:0', '-vf', filters.join(',')];
  const output = [...(kind === 'picture' ? ['-frames:v', '1'] : []), '-f', 'image2pipe', '-c:v', 'ppm', '-'];
  const ffmpeg = startFfmpeg('ffmpeg', [...input, ...output]);
  try {
    yield* readPpm(ffmpeg.stdout);
    const { code, complaint } = await ffmpeg.ended;
    if (code !== 0) throw new TrainerError(`ffmpeg cannot decode '${file}': ${complaint}`, 'Try to play it.');
  } finally {
    ffmpeg.kill();
  }
}
