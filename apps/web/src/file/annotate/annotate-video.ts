import type { MediaReading } from '@howifeel/fer-data/readings';
import {
  BlobSource,
  BufferTarget,
  Conversion,
  getFirstEncodableVideoCodec,
  Input,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
  type OutputFormat,
  type VideoCodec,
} from 'mediabunny';
import { CONTAINERS } from '../media/containers.ts';
import { MediaError } from '../media/media-error.ts';
import { momentAt } from '../moment-at.ts';
import { drawFaces } from './draw-faces.ts';

/** What {@link annotateVideo} needs besides the film and what was read in it. */
export interface AnnotateVideoOptions {
  signal: AbortSignal;
  /** How far it is, 0..1. */
  onProgress: (share: number) => void;
}

/**
 * Makes the film anew with outlines and labels drawn into every frame, in its own size, sound and speed: MP4, or WebM where
 * the browser encodes nothing that MP4 holds.
 *
 * @returns null when it was cancelled.
 * @throws MediaError when this browser cannot decode the film or encode one.
 */
export async function annotateVideo(
  file: File,
  reading: MediaReading,
  { signal, onProgress }: AnnotateVideoOptions,
): Promise<Blob | null> {
  // Encoders want even sides.
  const size = { width: reading.width & ~1, height: reading.height & ~1 };
  const { format, codec } = await chooseEncoding(size);
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d', { alpha: false })!;
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const input = new Input({ source: new BlobSource(file), formats: CONTAINERS });
  try {
    const conversion = await Conversion.init({
      input,
      output,
      showWarnings: false,
      tracks: 'primary',
      video: {
        codec,
        forceTranscode: true,
        allowTransformationMetadata: false,
        processedWidth: size.width,
        processedHeight: size.height,
        process: (sample) => {
          sample.draw(context, 0, 0, size.width, size.height);
          const moment = momentAt(reading.moments, sample.timestamp, 1 / reading.rate);
          drawFaces(context, moment?.faces ?? [], size);
          return canvas;
        },
      },
    });
    if (!conversion.isValid || !conversion.utilizedTracks.some((track) => track.isVideoTrack())) throw cannotEncode();
    conversion.onProgress = onProgress;
    signal.addEventListener('abort', () => void conversion.cancel());
    if (signal.aborted) return null;
    await conversion.execute();
    return new Blob([target.buffer!], { type: await output.getMimeType() });
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    input.dispose();
  }
}

async function chooseEncoding(size: {
  width: number;
  height: number;
}): Promise<{ format: OutputFormat; codec: VideoCodec }> {
  for (const format of [new Mp4OutputFormat({ fastStart: 'in-memory' }), new WebMOutputFormat()]) {
    const codec = await getFirstEncodableVideoCodec(format.getSupportedVideoCodecs(), size);
    if (codec) return { format, codec };
  }
  throw cannotEncode();
}

function cannotEncode(): MediaError {
  return new MediaError(
    'video-not-encodable',
    'This browser cannot make a film of this kind and size.',
    'Try a current Chrome, Edge, Firefox or Safari. The subtitles (WebVTT) say the same beside the film as it is.',
  );
}
