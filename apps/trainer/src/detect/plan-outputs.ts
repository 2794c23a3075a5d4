import path from 'node:path';
import { toCsv, toJson, toWebvtt, type MediaReading } from '@howifeel/fer-data/readings';
import { TrainerError } from '../trainer-error.ts';

/** What a reading can be written as: the formats of the web client's File page. */
const FORMATS = { json: toJson, csv: toCsv, vtt: toSubtitles };

export type ReadingFormat = keyof typeof FORMATS;

export const READING_FORMATS = Object.keys(FORMATS) as ReadingFormat[];

/** A film or picture, and where and how its reading is written. */
export interface PlannedOutput {
  file: string;
  out: string;
  write: (reading: MediaReading) => string;
}

/**
 * Where the reading of each file goes: one file's where `out` says, by its ending; several, or where `out` has no ending,
 * into that folder, each under its file's whole name. Ask before the work is done.
 *
 * @param format of what goes into a folder; an ending says it itself
 * @throws TrainerError where `out` does not say what to write, or two readings would have one name
 */
export function planOutputs(files: readonly string[], out: string, format?: ReadingFormat): PlannedOutput[] {
  const ending = /[\\/]$/.test(out) ? '' : path.extname(out).slice(1).toLowerCase();
  if (ending === '') return planFolder(files, out, format ?? 'json');
  const formats = READING_FORMATS.map((name) => `.${name}`).join(', ');
  if (!isFormat(ending)) {
    throw new TrainerError(
      `'${out}' does not say what to write.`,
      `End it with one of: ${formats} (subtitles), or with / for a folder of readings.`,
    );
  }
  if (files.length > 1) {
    throw new TrainerError(
      `'${out}' is one file, and there are ${files.length} to read.`,
      `Name a folder, and what to write with --format: --out ${path.basename(out, path.extname(out))}/ --format ${ending}`,
    );
  }
  if (format) throw new TrainerError(`--format does nothing where '${out}' ends in .${ending}.`, 'Leave one out.');
  return files.map((file) => ({ file, out, write: FORMATS[ending] }));
}

function planFolder(files: readonly string[], folder: string, format: ReadingFormat): PlannedOutput[] {
  const byName = new Map<string, string>();
  return files.map((file) => {
    const name = `${path.basename(file)}.${format}`;
    const other = byName.get(name);
    if (other !== undefined) {
      throw new TrainerError(
        `The readings of '${other}' and '${file}' would both be ${name}.`,
        'Read them in two calls, into two folders.',
      );
    }
    byName.set(name, file);
    return { file, out: path.join(folder, name), write: FORMATS[format] };
  });
}

/** @throws TrainerError for a picture: its one reading has no beginning and no end */
function toSubtitles(reading: MediaReading): string {
  if (reading.kind === 'video') return toWebvtt(reading);
  throw new TrainerError(`'${reading.name}' is a picture: it has no subtitles.`, 'Write .json or .csv of it.');
}

function isFormat(name: string): name is ReadingFormat {
  return Object.hasOwn(FORMATS, name);
}
