/**
 * What detecting and cropping costs: FER-2013's PublicTest faces are pasted at random size and place into frames, detected,
 * cropped by the contract's rule and classified; beside it the same model on the raw faces. Frames are plain gray, parts of
 * photos that show nobody (--photos: dlib's `examples/faces`), and clutter harder than any photo. With --calibrate also by
 * every other margin, offset and roll alignment, and the rule that fits the pasted squares best.
 *
 *   npm run bench -- crop --data FER2013 [--photos FOLDER] [--detector short-range] [--model student] [--count 500]
 *     [--search] [--calibrate] [--seed 1]
 */
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import {
  cropFaces,
  cropRectangle,
  fitCropRule,
  intersectionOverUnion,
  type CropRule,
  type Framing,
} from '@howifeel/face-detect';
import { createRandom, CROP_SIZE, FER2013_INPUT } from '@howifeel/fer-data';
import { openDataset } from '@howifeel/fer-data/node';
import { loadModel } from '@howifeel/fer-models';
import { readReleased } from '@howifeel/fer-models/node';
import { openDetector } from '@howifeel/trainer/detector';
import { emptyScene, poolScenes, type CropScene } from './support/crop-scene.ts';
import { addToTallies, gridOfRules, type CropTally } from './support/crop-tally.ts';
import { deadLeaves } from './support/dead-leaves.ts';
import { openPhotos } from './support/open-photos.ts';
import { pasteFace, type Paste } from './support/paste-face.ts';
import { readFlags } from './support/read-flags.ts';
import { reportRows } from './support/report-rows.ts';

const values = readFlags(
  { count: 500 },
  {
    data: { type: 'string' },
    detector: { type: 'string', default: 'short-range' },
    model: { type: 'string', default: 'student' },
    calibrate: { type: 'boolean', default: false },
    photos: { type: 'string' },
    search: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  },
);
if (!values.data) throw new Error('--data is missing: the folder, .tar.gz or .csv of FER-2013.');

const FRAME = { width: 640, height: 480 };

/** Sides of the pasted squares: heads at about 30 to 80 cm from a webcam. */
const SIDES = { least: 120, most: 360 };

/** Below this overlap (IoU) with the pasted square a detection is something else. */
const AT_ITS_PLACE = 0.25;

await tf.setBackend('wasm');
const { dataset } = await openDataset(values.data);
const split = dataset.splits.PublicTest;
if (!split) throw new Error(`${values.data} has no PublicTest split.`);
const detector = await openDetector(values.detector);
const model = await readReleased(values.model);
const classifier = await loadModel(model.manifest, model);

const rules: readonly CropRule[] = [FER2013_INPUT.crop, ...(values.calibrate ? gridOfRules() : [])];
const framings: Framing[] = [];
const random = createRandom(values.seed);
const drawPhoto = values.photos === undefined ? null : openPhotos(values.photos, FRAME);
const backgrounds: Record<string, () => tf.Tensor3D | typeof FRAME | Promise<tf.Tensor3D>> = {
  plain: () => FRAME,
  ...(drawPhoto && { photos: () => drawPhoto(random) }),
  clutter: () => deadLeaves(FRAME, random),
};
const scenes = Object.entries(backgrounds).map(([background, draw]) => ({ draw, ...emptyScene(background, rules) }));

const count = Math.min(values.count, split.count);
const pixels = split.size * split.size;
for (let i = 0; i < count; i++) {
  const index = Math.floor((i * split.count) / count);
  const face = split.images.subarray(index * pixels, (index + 1) * pixels);
  const label = split.labels[index]!;
  const isRawCorrect = await classifyRaw(face, label);
  for (const scene of scenes) {
    const paste = place();
    const ground = await scene.draw();
    const frame = pasteFace(face, split.size, ground, paste);
    scene.faces++;
    if (isRawCorrect) scene.rawCorrect++;
    await analyse(frame, paste, label, scene);
    tf.dispose([frame, ground]);
  }
}

const natural = scenes.filter(({ background }) => background !== 'clutter');
const pooled = [natural, scenes].filter(({ length }) => length > 1).map(poolScenes);
const rows = [...scenes, ...pooled].map(describeScene);
reportRows('crop', values.calibrate ? [...calibration(), ...rows] : rows);

function describeScene({ background, faces, found, framesWithFalseFaces, rawCorrect, tallies: [contract] }: CropScene) {
  return {
    detector: detector.name,
    model: model.manifest.id,
    background,
    search: String(values.search),
    faces,
    detectionRate: round(found / faces),
    falseFaceRate: round(framesWithFalseFaces / faces),
    rawAccuracy: round(rawCorrect / faces),
    // A face that is not found counts as wrong.
    accuracy: round(contract!.correct / faces),
    accuracyOfFound: round(contract!.correct / found),
    ...describe(contract!.rule),
  };
}

/** Detects, and classifies the crops of all rules at once. */
async function analyse(frame: tf.Tensor3D, { left, top, side }: Paste, label: number, scene: CropScene) {
  const faces = await detector.detect(frame, { search: values.search });
  const square = { x: left, y: top, width: side, height: side };
  const face = faces.find(({ box }) => intersectionOverUnion(box, square) >= AT_ITS_PLACE);
  if (faces.some((each) => each !== face)) scene.framesWithFalseFaces++;
  if (!face) return;
  scene.found++;
  framings.push({ box: face.box, square: { cx: left + side / 2, cy: top + side / 2, side } });
  const rectangles = rules.map((rule) => cropRectangle(face, rule, detector.framing));
  const probabilities = tf.tidy(() => classifier.predict(cropFaces(frame, rectangles, CROP_SIZE)));
  addToTallies(scene.tallies, await probabilities.array(), label);
  probabilities.dispose();
}

async function classifyRaw(face: Uint8Array, label: number): Promise<boolean> {
  const tally: CropTally = { rule: FER2013_INPUT.crop, correct: 0, loss: 0 };
  const input = tf.tensor4d(face, [1, split!.size, split!.size, 1], 'float32');
  const probabilities = tf.tidy(() => classifier.predict(input));
  addToTallies([tally], await probabilities.array(), label);
  tf.dispose([input, probabilities]);
  return tally.correct === 1;
}

/** Every rule of the grid over both backgrounds, best loss first, and the rule fitted to the squares alone. */
function calibration() {
  const found = framings.length;
  const grid = rules.map((rule, index) => {
    const sum = (pick: (tally: CropTally) => number) =>
      scenes.reduce((total, { tallies }) => total + pick(tallies[index]!), 0);
    return {
      detector: detector.name,
      rule: 'grid',
      ...describe(rule),
      accuracyOfFound: round(sum(({ correct }) => correct) / found),
      loss: round(sum(({ loss }) => loss) / found),
    };
  });
  const { rule, sideError, xError, yError } = fitCropRule(framings);
  const errors = { sideError: round(sideError), xError: round(xError), yError: round(yError) };
  return [
    { detector: detector.name, rule: 'fitted to squares', ...describe(rule), ...errors },
    ...grid.toSorted((a, b) => a.loss - b.loss),
  ];
}

/** A random square inside the frame. */
function place(): Paste {
  const side = Math.round(random.between(SIDES.least, SIDES.most));
  return {
    side,
    left: Math.round(random.between(0, FRAME.width - side)),
    top: Math.round(random.between(0, FRAME.height - side)),
  };
}

function describe({ margin, offset, alignRoll }: CropRule) {
  return { margin: round(margin), offsetX: round(offset.x), offsetY: round(offset.y), alignRoll: String(alignRoll) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
