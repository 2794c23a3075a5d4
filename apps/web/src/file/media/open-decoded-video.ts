import { BlobSource, CanvasSink, Input, type InputVideoTrack } from 'mediabunny';
import { CONTAINERS } from './containers.ts';
import { fitWithin } from './fit-within.ts';
import { frameTimes } from './frame-times.ts';
import { MAX_SIDE, type MediaFile, type MediaFrame } from './media-file.ts';

/** Canvases that decoded frames take turns in: each is copied before the next is asked for. */
const POOL = 2;

/** Packets looked at to find out the film's own rate. */
const PROBED_PACKETS = 120;

/**
 * Opens a film by WebCodecs: decoding runs ahead of the analysis and faster than real time where the device can.
 *
 * @returns null where this browser or this file's format or codec does not allow it; `openSeekedVideo` may then.
 */
export async function openDecodedVideo(file: File): Promise<MediaFile | null> {
  if (typeof VideoDecoder === 'undefined') return null;
  const input = new Input({ source: new BlobSource(file), formats: CONTAINERS });
  const track = await findDecodable(input);
  if (!track) {
    input.dispose();
    return null;
  }
  const width = await track.getDisplayWidth();
  const height = await track.getDisplayHeight();
  const begin = await track.getFirstTimestamp();
  const end = await track.computeDuration();
  const { bestGuessFrameRate } = await track.computeFrameRateMetrics({ targetPacketCount: PROBED_PACKETS });
  const url = URL.createObjectURL(file);
  const sink = new CanvasSink(track, { ...fitWithin({ width, height }, MAX_SIDE), fit: 'fill', poolSize: POOL });
  return {
    kind: 'video',
    name: file.name,
    url,
    width,
    height,
    seconds: end,
    framesPerSecond: bestGuessFrameRate,
    frames: async function* (rate): AsyncGenerator<MediaFrame, void, void> {
      const times = rate === null ? null : frameTimes(end, rate).map((seconds) => Math.max(seconds, begin));
      const canvases = times ? sink.canvasesAtTimestamps(times) : sink.canvases();
      let index = 0;
      for await (const wrapped of canvases) {
        const seconds = times?.[index++] ?? wrapped?.timestamp ?? 0;
        if (wrapped) yield { seconds, bitmap: await createImageBitmap(wrapped.canvas) };
      }
    },
    close: () => {
      input.dispose();
      URL.revokeObjectURL(url);
    },
  };
}

async function findDecodable(input: Input): Promise<InputVideoTrack | null> {
  try {
    const track = await input.getPrimaryVideoTrack();
    return track && (await track.canDecode()) ? track : null;
  } catch {
    // Not a container that the library knows: the browser's own player may.
    return null;
  }
}
