import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse';
import { EMOTION_NAMES, type EmotionName } from '../emotions/emotions.ts';
import { DatasetError } from '../dataset/dataset-error.ts';
import { SPLIT_NAMES } from '../dataset/dataset.ts';
import { parsePixels } from './parse-pixels.ts';
import type { Source, SourceEntry } from './source.ts';

/** The label order of fer2013.csv, which is not ours: neutral comes last. */
const CSV_LABELS: readonly EmotionName[] = ['angry', 'disgust', 'fear', 'happy', 'sad', 'surprise', 'neutral'];

const COLUMNS = ['emotion', 'pixels', 'Usage'] as const;

type Row = Record<(typeof COLUMNS)[number], string>;

/**
 * The images of fer2013.csv (columns emotion, pixels, Usage), streamed. Rows count as in a spreadsheet: the header is
 * row 1. An image is named after its row.
 *
 * @throws DatasetError when a column is missing or the file is not a CSV
 */
export async function* readCsv(path: string): Source {
  const { size } = await stat(path);
  const file = createReadStream(path);
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
  file.on('error', (error) => parser.destroy(error));
  let columns: Record<keyof Row, number> | undefined;
  let row = 0;
  try {
    for await (const cells of file.pipe(parser) as AsyncIterable<string[]>) {
      row++;
      if (!columns) {
        columns = columnsOf(cells, path);
        continue;
      }
      const { emotion, pixels, Usage } = columns;
      const values: Row = { emotion: cells[emotion] ?? '', pixels: cells[pixels] ?? '', Usage: cells[Usage] ?? '' };
      yield rowEntry(values, row, basename(path), file.bytesRead / size);
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new DatasetError(
      `${path} is not a valid CSV after row ${row}: ${cause.message}.`,
      'Fetch it again, or unpack it if it is an archive.',
      { cause },
    );
  } finally {
    file.destroy();
  }
}

function columnsOf(header: string[], path: string): Record<keyof Row, number> {
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    const found = header.slice(0, 5).map((cell) => `"${cell.slice(0, 20)}"`);
    throw new DatasetError(
      `${path} has no column ${missing.join(', ')}; its first row is ${found.join(', ')}.`,
      'Use fer2013.csv of the Kaggle challenge: its columns are emotion, pixels, Usage.',
    );
  }
  return { emotion: header.indexOf('emotion'), pixels: header.indexOf('pixels'), Usage: header.indexOf('Usage') };
}

function rowEntry(values: Row, row: number, file: string, fraction: number): SourceEntry {
  const place = `${file}, row ${row}`;
  const name = `row ${String(row).padStart(6, '0')}`;
  return {
    name: place,
    fraction,
    decode: () => ({
      name,
      split: splitOf(values.Usage, place),
      label: labelOf(values.emotion, place),
      pixels: parsePixels(values.pixels, place),
    }),
  };
}

function labelOf(emotion: string, place: string): number {
  const name = /^[0-6]$/.test(emotion) ? CSV_LABELS[Number(emotion)] : undefined;
  if (!name) {
    const known = CSV_LABELS.map((label, i) => `${i} ${label}`).join(', ');
    throw new DatasetError(`${place} has the emotion "${emotion}". Known: ${known}.`, 'Correct or remove the row.');
  }
  return EMOTION_NAMES.indexOf(name);
}

function splitOf(usage: string, place: string) {
  const split = SPLIT_NAMES.find((name) => name === usage);
  if (!split) {
    const known = SPLIT_NAMES.join(', ');
    throw new DatasetError(`${place} has the Usage "${usage}". Known: ${known}.`, 'Correct or remove the row.');
  }
  return split;
}
