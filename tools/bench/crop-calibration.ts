/**
 * Measures how a detector's box relates to the framing of FER-2013: PublicTest faces are pasted at random size and
 * place into gray frames, detected, and margin and offset of the crop rule fitted to the pasted squares.
 *
 *   npm run bench -- crop-calibration --data FER2013 [--detector short_range|full_range|full_range_sparse] [--count 400] [--min-score 0.5]
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import {
  BLAZEFACE_FILES,
  createBlazeFace,
  fitCropRule,
  intersectionOverUnion,
  type Framing,
} from '@howifeel/face-detect';
import { openDataset } from '@howifeel/fer-data/node';
import { pasteFace, type Paste } from './support/paste-face.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    detector: { type: 'string', default: 'short_range' },
    count: { type: 'string', default: '400' },
    'min-score': { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
if (!values.data) throw new Error('--data is missing: the folder, .tar.gz or .csv of FER-2013.');

const file = `face_detection_${values.detector}.tflite`;
if (!(file in BLAZEFACE_FILES)) {
  throw new Error(`--detector ${values.detector} is unknown; there are short_range, full_range and full_range_sparse.`);
}

const FRAME = { width: 640, height: 480 };
const SIDES = { least: 120, most: 260 };

await tf.setBackend('wasm');
const { dataset } = await openDataset(values.data);
const split = dataset.splits.PublicTest;
if (!split) throw new Error(`${values.data} has no PublicTest split.`);

const weights = dirname(createRequire(import.meta.url).resolve('@mediapipe/face_detection/package.json'));
const detector = await createBlazeFace(readFileSync(join(weights, file)));
const minScore = values['min-score'] ? Number(values['min-score']) : undefined;

const count = Math.min(Number(values.count), split.count);
const random = tf.tidy(() =>
  tf.randomUniform<tf.Rank.R2>([count, 3], 0, 1, 'float32', Number(values.seed)).arraySync(),
);
const pixels = split.size * split.size;
const framings: Framing[] = [];
let misplaced = 0;
for (let i = 0; i < count; i++) {
  const index = Math.floor((i * split.count) / count);
  const face = split.images.subarray(index * pixels, (index + 1) * pixels);
  const paste = place(random[i]!);
  const frame = pasteFace(face, split.size, FRAME, paste);
  const [found] = await detector.detect(frame, { maxFaces: 1, ...(minScore ? { minScore } : {}) });
  frame.dispose();
  if (!found) continue;
  const { left, top, side } = paste;
  const overlap = intersectionOverUnion(found.box, { x: left, y: top, width: side, height: side });
  if (overlap < 0.25) misplaced++;
  else framings.push({ box: found.box, square: { cx: left + side / 2, cy: top + side / 2, side } });
}

const { rule, sideError, xError, yError } = fitCropRule(framings);
const row = {
  detector: detector.name,
  faces: count,
  detectionRate: round((framings.length + misplaced) / count),
  misplaced,
  margin: round(rule.margin),
  offsetX: round(rule.offset.x),
  offsetY: round(rule.offset.y),
  sideError: round(sideError),
  xError: round(xError),
  yError: round(yError),
};
console.table([row]);
console.log(JSON.stringify({ bench: 'crop-calibration', machine: `node ${process.version}, wasm`, rows: [row] }));

/** A random square inside the frame. */
function place([size, x, y]: number[]): Paste {
  const side = Math.round(SIDES.least + size! * (SIDES.most - SIDES.least));
  return { side, left: Math.round(x! * (FRAME.width - side)), top: Math.round(y! * (FRAME.height - side)) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
