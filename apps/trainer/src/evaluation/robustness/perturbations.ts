import {
  affineRow,
  type AffineChange,
  createRandom,
  gaussianBlur,
  type LabelledImages,
  transformImages,
} from '@howifeel/fer-data';
import * as tf from '@tensorflow/tfjs-core';
import jpeg from 'jpeg-js';

/** One way in which pictures of the world differ from those of the test split. */
export interface Perturbation {
  name: string;
  /** @param image size × size bytes, which stay untouched */
  apply(images: LabelledImages): Promise<LabelledImages>;
}

const NONE: AffineChange = { angle: 0, scale: 1, shear: 0, dx: 0, dy: 0 };

/** What a release is measured under: geometry, sharpness, noise, compression, light. */
export const PERTURBATIONS: readonly Perturbation[] = [
  affine('rotation −15°', () => ({ angle: (-15 * Math.PI) / 180 })),
  affine('rotation +15°', () => ({ angle: (15 * Math.PI) / 180 })),
  affine('shift left 10 %', (size) => ({ dx: -0.1 * size })),
  affine('shift right 10 %', (size) => ({ dx: 0.1 * size })),
  affine('shift up 10 %', (size) => ({ dy: -0.1 * size })),
  affine('shift down 10 %', (size) => ({ dy: 0.1 * size })),
  affine('scale 0.85', () => ({ scale: 0.85 })),
  affine('scale 1.15', () => ({ scale: 1.15 })),
  { name: 'blur σ 1 px', apply: (images) => mapTensors(images, (batch) => gaussianBlur(batch, 1)) },
  { name: 'noise σ 13 of 255', apply: noise },
  { name: 'JPEG quality 30', apply: compress },
  gamma(0.5),
  gamma(2),
];

function affine(name: string, change: (size: number) => Partial<AffineChange>): Perturbation {
  const apply = (images: LabelledImages) => {
    const row = affineRow(images.size, images.size, { ...NONE, ...change(images.size) });
    return mapTensors(images, (batch) =>
      transformImages(
        batch,
        Array.from({ length: batch.shape[0] }, () => row),
        'bilinear',
        'nearest',
      ),
    );
  };
  return { name, apply };
}

/** Gaussian noise of a fixed seed, so that every model meets the same. */
async function noise(images: LabelledImages): Promise<LabelledImages> {
  const random = createRandom('noise');
  return mapBytes(images, (pixel) => pixel + 13 * random.normal());
}

function gamma(exponent: number): Perturbation {
  const table = Array.from({ length: 256 }, (_, pixel) => 255 * (pixel / 255) ** exponent);
  return { name: `gamma ${exponent}`, apply: async (images) => mapBytes(images, (pixel) => table[pixel]) };
}

async function compress(images: LabelledImages): Promise<LabelledImages> {
  const { size, count } = images;
  const each = size * size;
  const result = new Uint8Array(images.images.length);
  const data = new Uint8Array(each * 4).fill(255);
  for (let i = 0; i < count; i++) {
    for (let p = 0; p < each; p++) data.fill(images.images[i * each + p], p * 4, p * 4 + 3);
    const coded = jpeg.encode({ width: size, height: size, data }, 30).data;
    const decoded = jpeg.decode(coded, { useTArray: true, formatAsRGBA: false }).data;
    for (let p = 0; p < each; p++) result[i * each + p] = decoded[p * 3];
  }
  return { ...images, images: result };
}

function mapBytes(images: LabelledImages, change: (pixel: number) => number): LabelledImages {
  return { ...images, images: Uint8Array.from(Uint8ClampedArray.from(images.images, change)) };
}

async function mapTensors(
  images: LabelledImages,
  change: (batch: tf.Tensor4D) => tf.Tensor4D,
): Promise<LabelledImages> {
  const { size, count } = images;
  const each = size * size;
  const result = new Uint8Array(images.images.length);
  for (let start = 0; start < count; start += 256) {
    const n = Math.min(256, count - start);
    const bytes = images.images.subarray(start * each, (start + n) * each);
    const changed = tf.tidy(() => change(tf.tensor4d(Float32Array.from(bytes), [n, size, size, 1])));
    result.set(Uint8ClampedArray.from(await changed.data()), start * each);
    changed.dispose();
  }
  return { ...images, images: result };
}
