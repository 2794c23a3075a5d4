import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RELEASED_FOLDER } from '@howifeel/fer-models/node';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { wasm } from '../../engine/wasm/index.ts';
import { openModel } from '../../evaluation/open-model.ts';
import { tinyDataset } from '../../testing/tiny-dataset.ts';
import { softTargets } from './soft-targets.ts';

let cache: string;

beforeAll(async () => {
  await wasm.start();
});
beforeEach(async () => {
  cache = await mkdtemp(path.join(tmpdir(), 'cache-'));
  vi.stubEnv('XDG_CACHE_HOME', cache);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    return rm(cache, { recursive: true });
  });
});

test('the mean over teachers and mirror images, computed once and kept beside the run', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'soft-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const images = tinyDataset(7).splits.Training!;
  const teacher = 'student';
  const tensors = tf.memory().numTensors;
  const { probabilities, teachers } = await softTargets({
    teachers: [teacher, teacher],
    images,
    folder,
    engine: 'wasm',
  });
  expect(tf.memory().numTensors).toBe(tensors);
  expect(probabilities).toHaveLength(7 * 7);

  const { predict, dispose, release } = await openModel(teacher);
  expect(release).toMatch(/^published \d{4}-\d\d-\d\d, sha256 [0-9a-f]{12}$/);
  expect(teachers).toEqual([`student (${release})`, `student (${release})`]);
  const pixels = tf.tensor4d(Array.from(images.images), [7, 48, 48, 1]);
  const expected = tf.div(tf.add(predict(pixels), predict(tf.reverse(pixels, 2))), 2).dataSync();
  dispose();
  for (const [i, value] of probabilities.entries()) expect(value).toBeCloseTo(expected[i], 5);

  // What is kept is used: change it, and the change comes back.
  const file = path.join(folder, 'soft-targets.bin');
  const kept = new Float32Array(new Uint8Array(await readFile(file)).buffer);
  await writeFile(file, new Uint8Array(kept.fill(0.5).buffer));
  expect((await softTargets({ teachers: [teacher, teacher], images, folder, engine: 'wasm' })).probabilities).toEqual(
    kept,
  );
  // Other teachers or other images are asked anew.
  expect((await softTargets({ teachers: [teacher], images, folder, engine: 'wasm' })).probabilities).not.toEqual(kept);
});

test('a teacher may be gone when the run is resumed', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'soft-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const images = tinyDataset(7).splits.Training!;
  const teacher = path.join(folder, 'teacher');
  await cp(path.join(RELEASED_FOLDER, 'student'), teacher, { recursive: true });
  const { probabilities } = await softTargets({ teachers: [teacher], images, folder, engine: 'wasm' });
  await rm(teacher, { recursive: true });
  expect(await softTargets({ teachers: [teacher], images, folder, engine: 'wasm' })).toEqual({ probabilities });
});

test('what a published model says is kept for other runs, until it is published anew, or the images or the engine change', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'soft-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const teacher = path.join(root, 'teacher');
  await cp(path.join(RELEASED_FOLDER, 'student'), teacher, { recursive: true });
  const images = tinyDataset(7).splits.Training!;
  let asked = 0;
  const onProgress = () => void asked++;
  const options = { teachers: [teacher], images, engine: 'wasm', onProgress };
  const newRun = () => mkdtemp(path.join(root, 'run-'));

  const first = await softTargets({ ...options, folder: await newRun() });
  expect(asked).toBe(1);
  expect(await softTargets({ ...options, folder: await newRun() })).toEqual(first);
  expect(asked).toBe(1);
  const [kept, ...others] = await readdir(path.join(cache, 'howifeel'));
  expect(others).toEqual([]);
  await writeFile(path.join(cache, 'howifeel', kept), 'cut off');
  expect(await softTargets({ ...options, folder: await newRun() }), 'a damaged one is none').toEqual(first);
  expect(asked).toBe(2);

  await softTargets({ ...options, folder: await newRun(), engine: 'native, bf16' });
  await softTargets({ ...options, folder: await newRun(), images: tinyDataset(14).splits.Training! });
  const file = path.join(teacher, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...manifest, temperature: 2 }));
  await softTargets({ ...options, folder: await newRun() });
  expect(asked).toBe(5);
});
