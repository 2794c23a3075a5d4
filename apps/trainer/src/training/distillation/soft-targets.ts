import { EMOTION_COUNT, type LabelledImages } from '@howifeel/fer-data';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { evaluate } from '../../evaluation/evaluate.ts';
import { openModel } from '../../evaluation/open-model.ts';
import { cachedAnswers } from './answers-cache.ts';

/** Counts up when the same network gives other answers: when pictures are prepared or averaged in another way. */
const ANSWERS_VERSION = 1;

export interface SoftTargetOptions {
  /** Ids or folders of released models, or run folders. */
  teachers: readonly string[];
  images: LabelledImages;
  /** The run that keeps them, so that a resumed run need not ask the teachers again, nor others than at first. */
  folder: string;
  /** What computes, for people: each engine rounds in its own way. */
  engine: string;
  /** Is told which teacher it is at, and the images done, of all teachers together. */
  onProgress?: (teacher: string, done: number) => void;
}

export interface SoftTargets {
  /** Count × 7, row by row. */
  probabilities: Float32Array;
  /** Who was asked, where anyone was: names, of published models with their release. */
  teachers?: string[];
}

/**
 * What the teachers say of each training image: the mean of their probabilities for the image and its mirror image.
 * Computed once, then kept as `soft-targets.{json,bin}` beside the run; what a published model says is kept for other runs
 * too.
 *
 * @throws ModelError or TrainerError when a teacher cannot be opened
 */
export async function softTargets(options: SoftTargetOptions): Promise<SoftTargets> {
  const { teachers, images, folder, engine, onProgress } = options;
  const imagesHash = hashOf(images.images);
  const facts = JSON.stringify({ teachers, count: images.count, images: imagesHash });
  const kept = await readKept(folder, facts);
  if (kept) return { probabilities: kept };
  const names: string[] = [];
  let sum: Float32Array | undefined;
  for (const teacher of teachers) {
    const { name, release, manifest, predict, dispose } = await openModel(teacher);
    const onBatch = (done: number) => onProgress?.(name, names.length * images.count + done);
    const ask = async () => (await evaluate(predict, images, { onProgress: onBatch })).averaged;
    // A run may train on, so what it says is not kept.
    const key = manifest && hashOf(JSON.stringify([ANSWERS_VERSION, manifest, imagesHash, engine]));
    const averaged = await (key ? cachedAnswers(key, images.count * EMOTION_COUNT, ask) : ask()).finally(dispose);
    names.push(release ? `${name} (${release})` : name);
    sum = sum ? sum.map((value, i) => value + averaged[i]) : averaged;
  }
  const probabilities = sum!.map((value) => value / teachers.length);
  await writeFile(path.join(folder, 'soft-targets.bin'), new Uint8Array(probabilities.buffer));
  await writeFile(path.join(folder, 'soft-targets.json'), facts);
  return { probabilities, teachers: names };
}

async function readKept(folder: string, facts: string): Promise<Float32Array | undefined> {
  const read = (file: string) => readFile(path.join(folder, file)).catch(() => undefined);
  const [json, bytes] = await Promise.all([read('soft-targets.json'), read('soft-targets.bin')]);
  if (!bytes || json?.toString() !== facts) return undefined;
  return new Float32Array(new Uint8Array(bytes).buffer);
}

function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
