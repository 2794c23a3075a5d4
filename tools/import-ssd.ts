/**
 * Makes a detector that createSsd takes of OpenCV's res10 300×300 SSD, in either form in which it is published:
 *
 *   npm run import-ssd -- --graph opencv_face_detector_uint8.pb --out FOLDER
 *   npm run import-ssd -- --prototxt deploy.prototxt --caffemodel res10_300x300_ssd_iter_140000.caffemodel --out FOLDER
 *
 * Writes manifest.json and one file of weights named by its SHA-256.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { collectTensors, packSsd, readCaffe, readGraphDef } from '@howifeel/face-detect/ssd-import';
import { printError } from './print-error.ts';

/** The graph of OpenCV's .pbtxt says so; the .pb itself ends before the boxes overlap. */
const GRAPH_OVERLAP = 0.45;

const USAGE =
  'Give --out FOLDER and either --graph FILE.pb, or --prototxt FILE and --caffemodel FILE, as published by OpenCV.';

const { values } = parseArgs({
  options: {
    graph: { type: 'string' },
    prototxt: { type: 'string' },
    caffemodel: { type: 'string' },
    out: { type: 'string' },
  },
});

try {
  const { graph, prototxt, caffemodel, out } = values;
  const isCaffe = prototxt !== undefined && caffemodel !== undefined;
  if (!out || (graph !== undefined) === isCaffe) throw new Error(USAGE);
  const files = await Promise.all((isCaffe ? [prototxt, caffemodel] : [graph!]).map(open));
  const { source, overlap } = isCaffe
    ? readCaffe(new TextDecoder().decode(files[0]!.bytes), files[1]!.bytes)
    : { source: readGraphDef(files[0]!.bytes), overlap: GRAPH_OVERLAP };
  const { manifest, weights } = await packSsd(collectTensors(source), {
    name: 'OpenCV SSD ResNet-10',
    license: 'Apache-2.0',
    sources: files.map(({ name, sha256 }) => ({ name, sha256 })),
    overlap,
  });
  await mkdir(out, { recursive: true });
  await writeFile(join(out, `${manifest.weights.sha256}.bin`), weights);
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(
    `${join(out, 'manifest.json')}: ${manifest.weights.tensors.length} tensors, ${weights.byteLength} bytes.`,
  );
} catch (error) {
  printError(error);
}

async function open(path: string) {
  const bytes = await readFile(path).then(
    (content) => new Uint8Array(content),
    (cause: NodeJS.ErrnoException) => {
      throw new Error(`'${path}' cannot be read (${cause.code}). Check the path. ${USAGE}`, { cause });
    },
  );
  return { name: basename(path), bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
