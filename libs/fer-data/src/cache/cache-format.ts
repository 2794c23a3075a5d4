import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { IMAGE_SIZE, SPLIT_NAMES, type FerDataset } from '../dataset/dataset.ts';
import type { ReadResult } from '../readers/read-dataset.ts';

/** Raised whenever the layout changes; a cache of another version is rebuilt. */
const VERSION = 1;

const headerSchema = z.object({
  version: z.literal(VERSION),
  fingerprint: z.string(),
  bad: z.array(z.object({ name: z.string(), reason: z.string() })),
  splits: z.array(z.object({ split: z.enum(SPLIT_NAMES), names: z.array(z.string()) })),
});

/**
 * Packs a data set: length of the header (uint32), header (JSON: version, fingerprint, names), then for each split its
 * images and labels, and last the CRC-32 (uint32) of all before it. Little-endian.
 */
export function encodeCache({ dataset, bad }: ReadResult, fingerprint: string): Buffer {
  const splits = SPLIT_NAMES.flatMap((split) => (dataset.splits[split] ? [{ split, ...dataset.splits[split] }] : []));
  const names = splits.map(({ split, names }) => ({ split, names }));
  const header = Buffer.from(JSON.stringify({ version: VERSION, fingerprint, bad, splits: names }));
  const content = Buffer.concat([
    uint32(header.length),
    header,
    ...splits.flatMap(({ images, labels }) => [images, labels]),
  ]);
  return Buffer.concat([content, uint32(crc32(content))]);
}

/** Why a cache cannot be used. */
export type CacheProblem = 'damaged' | 'outdated';

/** The opposite of {@link encodeCache}; the images are views into `file`. */
export function decodeCache(file: Buffer, fingerprint: string): ReadResult | CacheProblem {
  if (file.length < 8) return 'damaged';
  const content = file.subarray(0, -4);
  if (crc32(content) !== file.readUInt32LE(content.length)) return 'damaged';
  const bodyStart = 4 + content.readUInt32LE(0);
  const header = headerSchema.safeParse(JSON.parse(content.toString('utf8', 4, bodyStart)));
  if (!header.success || header.data.fingerprint !== fingerprint) return 'outdated';
  let position = file.byteOffset + bodyStart;
  const take = (length: number) => {
    const bytes = new Uint8Array(file.buffer, position, length);
    position += length;
    return bytes;
  };
  const splits: FerDataset['splits'] = {};
  for (const { split, names } of header.data.splits) {
    const count = names.length;
    splits[split] = {
      images: take(count * IMAGE_SIZE * IMAGE_SIZE),
      labels: take(count),
      names,
      count,
      size: IMAGE_SIZE,
    };
  }
  return { dataset: { splits }, bad: header.data.bad };
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
