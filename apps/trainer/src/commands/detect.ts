import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadModel } from '@howifeel/fer-models';
import { readReleased } from '@howifeel/fer-models/node';
import { type Command, Option } from 'commander';
import { engineOption, positive, wholeNumber } from '../cli/options.ts';
import { createProgressBar, type ProgressBar } from '../cli/progress-bar.ts';
import { describeReading } from '../detect/describe-reading.ts';
import { openDetector } from '../detect/open-detector.ts';
import { readMedia } from '../detect/read-media.ts';
import { readingFormat } from '../detect/reading-format.ts';
import type { EngineName } from '../engine/engine.ts';
import { startEngine } from '../engine/start-engine.ts';

/** Frames a second: enough to see an expression come and go. The web client's, too. */
const DEFAULT_RATE = 5;

interface DetectFlags {
  out: string;
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
    .description('find the faces of a film or picture and read their expressions, frame by frame; needs ffmpeg')
    .argument('<file>', 'whatever ffmpeg decodes: mp4, webm, mpg, jpg, png …')
    .requiredOption('--out <path>', 'where to write: .json, .csv or .vtt (subtitles)')
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
      '\nExample:\n  npm run trainer -- detect video.mp4 --out result.json\n\n' +
        'Frames are decoded and read on this machine; nothing is sent anywhere.',
    )
    .action(runDetect);
}

async function runDetect(
  file: string,
  { out, fps, every, model, detector: finder, engine }: DetectFlags,
): Promise<void> {
  const format = readingFormat(out);
  await startEngine(engine);
  const { manifest, fetchShard } = await readReleased(model);
  const detector = await openDetector(finder);
  const classifier = await loadModel(manifest, { fetchShard });
  const started = performance.now();
  let bar: ProgressBar | undefined;
  try {
    const reading = await readMedia(file, {
      networks: { detector, classifier },
      rate: ({ framesPerSecond }) => (every ? framesPerSecond / every : (fps ?? DEFAULT_RATE)),
      onFrame: (done, expected) => {
        bar ??= createProgressBar(file, expected);
        const perSecond = (1000 * done) / (performance.now() - started);
        bar.update(done, `${done} of ${expected} frames  ${perSecond.toFixed(1)} a second`);
      },
    });
    bar?.stop();
    bar = undefined;
    await mkdir(path.dirname(out), { recursive: true });
    await writeFile(out, format(reading));
    console.log(`${describeReading(reading)}\n${out} written.`);
  } finally {
    bar?.stop();
    detector.dispose();
    classifier.dispose();
  }
}
