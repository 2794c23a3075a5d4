import * as tf from '@tensorflow/tfjs-core';
import type { Face } from '../face/face.ts';
import type { FaceDetector } from '../face/face-detector.ts';
import type { Picture, Square } from '../sampling/picture.ts';
import { toPicture } from '../sampling/to-picture.ts';
import { verifySha256 } from '../sha256/verify-sha256.ts';
import { createGraph, type Graph } from '../tflite/create-graph.ts';
import type { FastKernels } from '../tflite/kernels/kernel.ts';
import { readTflite } from '../tflite/read-tflite.ts';
import type { TfliteModel } from '../tflite/tflite-model.ts';
import { createAnchors } from './anchors.ts';
import { decodeFaces } from './decode.ts';
import { faceFromSquare, letterboxSquare } from './letterbox.ts';
import { CONFIRMING_SCORE, DOUBTFUL_SCORE, doubtfulFaces, lookAgain, searchSquares } from './second-look.ts';
import { BLAZEFACE_FILES, BLAZEFACE_VARIANTS, type BlazeFaceVariant } from './variants.ts';
import { weightedNms } from './weighted-nms.ts';

/** At most so many squares of a search are looked into in one pass: a long strip has hundreds. */
const MOST_SEARCHED = 32;

/** See {@link createBlazeFace}. */
export interface BlazeFaceOptions {
  /** Faces below this score are left out; .5 for short range, .6 for full range unless given. */
  readonly minScore?: number;
  /** Detections overlapping by more than this (IoU) are one face. MediaPipe's value, .3, unless given. */
  readonly overlap?: number;
  /**
   * Sample images beyond twice the model's input with two samples an axis and pixel, where MediaPipe has one. On unless
   * switched off: of 100 FER-2013 faces of 100–190 pixels in 640 × 480 it finds 3 to 8 more; three samples add nothing.
   */
  readonly antialias?: boolean;
  /**
   * Look again, closely, where the score lies between .05 (.15 beside a face) and `minScore`: small faces and faces
   * without hair or neck in the picture score higher there. Costs a second pass, seldom a third, only where there is a
   * doubt. On unless switched off.
   */
  readonly secondLook?: boolean;
  /** Refuse a file that is not one of {@link BLAZEFACE_FILES}. On unless switched off. */
  readonly verify?: boolean;
  /** Computations that the backend has beyond tfjs's own. */
  readonly kernels?: FastKernels;
}

/**
 * BlazeFace (Bazarevsky et al. 2019, arXiv 1907.05047) on the current tfjs backend: short range or full range, whichever
 * the file holds.
 *
 * @param tflite one of {@link BLAZEFACE_FILES}.
 * @throws where the file is damaged, is none of these, or is another kind of model.
 * @example
 * const detector = await createBlazeFace(await (await fetch(url)).arrayBuffer());
 * const faces = await detector.detect(tf.browser.fromPixels(video));
 */
export async function createBlazeFace(
  tflite: ArrayBuffer | Uint8Array<ArrayBuffer>,
  { minScore, overlap = 0.3, antialias = true, secondLook = true, verify = true, kernels = {} }: BlazeFaceOptions = {},
): Promise<FaceDetector> {
  const bytes = new Uint8Array(tflite);
  if (verify) await verifySha256(bytes, Object.values(BLAZEFACE_FILES), 'The face detector');
  const model = readTflite(bytes);
  const variant = findVariant(model);
  const graph = createGraph(model, kernels);
  const anchors = createAnchors(variant);

  /** All anchors of each square from `threshold` on, in pixels of the image. One pass, one readback. */
  const lookInto = async (picture: Picture, regions: readonly Square[], threshold: number): Promise<Face[][]> => {
    if (regions.length === 0) return [];
    const largest = Math.max(...regions.map(({ side }) => side));
    const samples = antialias && largest > 2 * variant.inputSize ? 2 : 1;
    const sampling = { size: variant.inputSize, fill: 0, samples, range: [-1, 1] } as const;
    const output = runGraph(graph, () => picture.sample(regions, sampling));
    try {
      const raw = (await output.data()) as Float32Array;
      const stride = raw.length / regions.length;
      return regions.map((region, index) => {
        const own = raw.subarray(index * stride, (index + 1) * stride);
        return decodeFaces(own, anchors, variant.inputSize, threshold).map((face) => faceFromSquare(face, region));
      });
    } finally {
      output.dispose();
    }
  };

  const look = async (...args: Parameters<typeof lookInto>): Promise<Face[]> => (await lookInto(...args)).flat();

  const detect: FaceDetector['detect'] = async (image, options = {}) => {
    const picture = toPicture(image);
    const { width, height } = picture;
    const threshold = options.minScore ?? minScore ?? variant.minScore;
    const regions = options.regions ?? [letterboxSquare(width, height)];
    const doubt = secondLook && !options.regions ? Math.min(DOUBTFUL_SCORE.alone, threshold) : threshold;
    const seen = await look(picture, regions, doubt);
    const sure = weightedNms(
      seen.filter(({ score }) => score >= threshold),
      overlap,
    );
    const doubtful = doubtfulFaces(seen, sure, threshold, overlap);
    // A threshold above the usual one must not raise the score of a doubtful face to itself.
    const least = Math.min(threshold, variant.minScore);
    const again = await lookAgain(doubtful, sure, { least, overlap }, (...view) => lookInto(picture, ...view));
    const confirmed = again.filter(({ score }) => score >= threshold);
    const faces = confirmed.length === 0 ? sure : weightedNms([...sure, ...confirmed], overlap);
    if (faces.length > 0 || !options.search || options.regions) return faces.slice(0, options.maxFaces);
    const squares = searchSquares(width, height);
    const searched: Face[] = [];
    for (let from = 0; from < squares.length; from += MOST_SEARCHED) {
      const some = squares.slice(from, from + MOST_SEARCHED);
      searched.push(...(await look(picture, some, Math.max(threshold, CONFIRMING_SCORE))));
    }
    return weightedNms(searched, overlap).slice(0, options.maxFaces);
  };

  return {
    name: variant.name,
    ...(variant.framing && { framing: variant.framing }),
    detect,
    warmUp: async ({ width, height } = { width: 640, height: 480 }) => {
      const image = tf.zeros<tf.Rank.R3>([height, width, 3]);
      await detect(image).finally(() => image.dispose());
    },
    dispose: graph.dispose,
  };
}

function findVariant({ tensors, inputs }: TfliteModel): BlazeFaceVariant {
  const inputShape = tensors[inputs[0]!]!.shape;
  const variant = BLAZEFACE_VARIANTS.find(
    ({ inputSize }) => inputShape[1] === inputSize && inputShape[2] === inputSize,
  );
  if (variant) return variant;
  throw new Error(
    `Not a BlazeFace model: its input is [${inputShape.join(', ')}], BlazeFace takes [1, 128, 128, 3] or [1, 192, 192, 3].`,
  );
}

/** One pass over the network: [squares, anchors, 17] on the device, the score's logit first. `sample` gives pixels in −1..1. */
function runGraph(graph: Graph, sample: () => tf.Tensor4D): tf.Tensor {
  return tf.tidy(() => {
    const [regressors, logits] = graph.execute(sample());
    return tf.concat([logits!, regressors!], 2);
  });
}
