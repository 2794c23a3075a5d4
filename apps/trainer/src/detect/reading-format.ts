import path from 'node:path';
import { toCsv, toJson, toWebvtt, type MediaReading } from '@howifeel/fer-data/readings';
import { TrainerError } from '../trainer-error.ts';

/** What a reading can be written as, by the ending of the file's name: the formats of the web client's File page. */
const FORMATS: Record<string, (reading: MediaReading) => string> = { '.json': toJson, '.csv': toCsv, '.vtt': toWebvtt };

/** @throws TrainerError for an ending that stands for no format; ask before the work is done. */
export function readingFormat(out: string): (reading: MediaReading) => string {
  const format = FORMATS[path.extname(out).toLowerCase()];
  if (format) return format;
  throw new TrainerError(
    `'${out}' does not say what to write.`,
    `End it with one of: ${Object.keys(FORMATS).join(', ')} (subtitles).`,
  );
}
