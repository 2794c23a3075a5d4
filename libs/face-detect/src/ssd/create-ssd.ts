import * as tf from '@tensorflow/tfjs-core';
import type { Face } from '../face/face.ts';
import type { BoxFraming, FaceDetector } from '../face/face-detector.ts';
import type { Picture, Square } from '../sampling/picture.ts';
import { toPicture } from '../sampling/to-picture.ts';
import { verifySha256 } from '../sha256/verify-sha256.ts';
import { detectionOutput, VALUES_PER_BOX } from './detection-output.ts';
import { unpackSsd } from './pack-ssd.ts';
import { createPriorBoxes, VALUES_PER_PRIOR } from './prior-boxes.ts';
import { RES10_HEADS, RES10_INPUT_SIZE } from './res10-layers.ts';
import { createRes10 } from './create-res10.ts';
import { ssdManifestSchema, type SsdManifest } from './ssd-manifest.ts';
import { suppress } from './suppress.ts';

/** Its boxes are larger than short range's and begin higher. */
const FRAMING: BoxFraming = { scale: 0.854, offset: { x: 0, y: 0.076 } };

/** See {@link createSsd}. */
export interface SsdOptions {
  /** Faces below this score are left out; .5 unless given. */
  readonly minScore?: number;
}

/** A part of the image in pixels. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * OpenCV's res10 300 × 300 SSD on the current tfjs backend. The image is stretched to the network's square input, as
 * OpenCV does; without keypoints. `npm run import-ssd` makes manifest and weights from OpenCV's files.
 *
 * @throws where the manifest is not valid, or the weights are not those it names.
 */
export async function createSsd(
  manifest: SsdManifest,
  weights: ArrayBuffer | Uint8Array<ArrayBuffer>,
  { minScore = 0.5 }: SsdOptions = {},
): Promise<FaceDetector> {
  const parsed = ssdManifestSchema.parse(manifest);
  const { overlap } = parsed;
  const file = new Uint8Array(weights);
  await verifySha256(file, [parsed.weights.sha256], 'The face detector');
  const network = createRes10(unpackSsd(parsed, file));
  const priors = createPriorBoxes(RES10_HEADS);
  const stride = (priors.length / VALUES_PER_PRIOR) * VALUES_PER_BOX;

  const detect: FaceDetector['detect'] = async (image, options = {}) => {
    const picture = toPicture(image);
    const views = viewsOf(picture, options.regions);
    if (views.length === 0) return [];
    const output = tf.tidy(() => network.execute(sample(picture, options.regions)));
    try {
      const raw = (await output.data()) as Float32Array;
      const threshold = options.minScore ?? minScore;
      const faces = views.flatMap((view, index) => {
        const own = raw.subarray(index * stride, (index + 1) * stride);
        return detectionOutput(own, priors, { minScore: threshold, overlap }).map((face) => faceInView(face, view));
      });
      return suppress(faces, overlap).slice(0, options.maxFaces);
    } finally {
      output.dispose();
    }
  };

  return {
    name: 'opencv-ssd-res10',
    framing: FRAMING,
    detect,
    warmUp: async ({ width, height } = { width: 640, height: 480 }) => {
      const image = tf.zeros<tf.Rank.R3>([height, width, 3]);
      await detect(image).finally(() => image.dispose());
    },
    dispose: network.dispose,
  };
}

function viewsOf({ width, height }: Picture, regions: readonly Square[] | undefined): readonly View[] {
  return (
    regions?.map(({ cx, cy, side }) => ({ x: cx - side / 2, y: cy - side / 2, width: side, height: side })) ?? [
      { x: 0, y: 0, width, height },
    ]
  );
}

/** [views, 300, 300, 3] */
function sample(picture: Picture, regions: readonly Square[] | undefined): tf.Tensor4D {
  const size = RES10_INPUT_SIZE;
  if (regions) return picture.sample(regions, { size, fill: 0, samples: 1 });
  return tf.expandDims(tf.image.resizeBilinear(picture.toTensor(), [size, size], false, true), 0);
}

/** From fractions of the view to pixels of the image. */
function faceInView({ box, ...face }: Face, view: View): Face {
  return {
    ...face,
    box: {
      x: view.x + box.x * view.width,
      y: view.y + box.y * view.height,
      width: box.width * view.width,
      height: box.height * view.height,
    },
  };
}
