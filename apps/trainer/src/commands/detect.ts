import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadModel } from '@howifeel/fer-models';
import { readReleased } from '@howifeel/fer-models/node';
import { type Command, Option } from 'commander';
import { engineOption, positive, wholeNumber } from '../cli/options.ts';
import { printError } from '../cli/print-error.ts';
import { createProgressBar, type ProgressBar } from '../cli/progress-bar.ts';
import type { FaceReaderNetworks } from '../detect/create-face-reader.ts';
import { describeReading } from '../detect/describe-reading.ts';
import { openDetector } from '../detect/open-detector.ts';
import { planOutputs, type PlannedOutput, READING_FORMATS, type ReadingFormat } from '../detect/plan-outputs.ts';
import type { MediaFacts } from '../detect/probe-media.ts';
import { readMedia, type ReadMediaOptions } from '../detect/read-media.ts';
import { requireFfmpeg } from '../detect/start-ffmpeg.ts';
import type { EngineName } from '../engine/engine.ts';
import { startEngine } from '../engine/start-engine.ts';
import { TrainerError } from '../trainer-error.ts';

/** Frames a second: enough to see an expression come and go. The web client's, too. */
const DEFAULT_RATE = 5;

interface DetectFlags {
  out: string;
  format?: ReadingFormat;
  fps?: number;
  every?: number;
  model: string;
  detector: string;
  engine: EngineName | 'auto';
}

/** `trainer detect`. */
export function register(program: Command): void {
  program
    .command('detect')
    .description('find the faces of films and pictures and read their expressions, frame by frame; needs ffmpeg')
    .argument('<files...>', 'whatever ffmpeg decodes: mp4, webm, mpg, jpg, png …')
    .requiredOption('--out <path>', 'where to write: a .json, .csv or .vtt (subtitles), or a folder for a reading each')
    .addOption(new Option('--format <name>', 'of readings in a folder (default: json)').choices(READING_FORMATS))
    .option('--fps <n>', `frames a second to look at (default: ${DEFAULT_RATE})`, positive)
    .addOption(new Option('--every <n>', 'look at every n-th frame; 1 is all').argParser(wholeNumber).conflicts('fps'))
    .option('--model <id|path>', 'id of a released model, or its folder', 'student')
    .option(
      '--detector <name|path>',
      'both, short-range (one face before a camera), full-range (groups), or a folder of `npm run import-ssd`',
      'both',
    )
    .addOption(engineOption())
    .addHelpText(
      'after',
      '\nExample:\n  npm run trainer -- detect video.mp4 --out result.json\n' +
        '  npm run trainer -- detect holiday/*.jpg --out readings/ --format csv\n\n' +
        'Frames are decoded and read on this machine; nothing is sent anywhere.',
    )
    .action(runDetect);
}

async function runDetect(files: string[], { out, format, fps, every, model, ...flags }: DetectFlags): Promise<void> {
  const planned = planOutputs(files, out, format);
  requireFiles(files);
  await startEngine(flags.engine);
  const { manifest, fetchShard } = await readReleased(model);
  const detector = await openDetector(flags.detector);
  const classifier = await loadModel(manifest, { fetchShard });
  const rate = ({ framesPerSecond }: MediaFacts) => (every ? framesPerSecond / every : (fps ?? DEFAULT_RATE));
  let failed = 0;
  try {
    await requireFfmpeg();
    for (const one of planned) {
      try {
        await readOne(one, { detector, classifier }, rate);
      } catch (error) {
        // Of many, those that can be read are; what is a bug of ours ends everything.
        if (!(error instanceof TrainerError) || planned.length === 1) throw error;
        printError(error);
        failed += 1;
      }
    }
  } finally {
    detector.dispose();
    classifier.dispose();
  }
  if (failed > 0) {
    throw new TrainerError(`${failed} of ${planned.length} files could not be read.`, 'The others are written.');
  }
}

async function readOne(
  { file, out, write }: PlannedOutput,
  networks: FaceReaderNetworks,
  rate: ReadMediaOptions['rate'],
): Promise<void> {
  const started = performance.now();
  let bar: ProgressBar | undefined;
  const onFrame = (done: number, expected: number) => {
    bar ??= createProgressBar(file, expected);
    const perSecond = (1000 * done) / (performance.now() - started);
    bar.update(done, `${done} of ${expected} frames  ${perSecond.toFixed(1)} a second`);
  };
  const reading = await readMedia(file, { networks, rate, onFrame }).finally(() => bar?.stop());
  await mkdir(path.dirname(out), { recursive: true });
  await writeFile(out, write(reading));
  console.log(`${describeReading(reading)}\n${out} written.`);
}

/** @throws TrainerError naming a file that is not there */
function requireFiles(files: readonly string[]): void {
  const missing = files.find((file) => !existsSync(file));
  if (missing === undefined) return;
  throw new TrainerError(`There is no file '${missing}'.`, 'Check the path; it is read from the folder you are in.');
}
