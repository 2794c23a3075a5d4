/** Runs in the browser: our WebGL kernels beside tfjs's cpu backend and beside pixels in memory, for tests. */
import { memoryPicture, type Sampling, type Square } from '@howifeel/face-detect';
import { startBackend } from '@howifeel/web/backend';
import { createBitmapReader } from '@howifeel/web/bitmap-picture';
import { runConv, texturePicture, type ConvAttributes } from '@howifeel/web/webgl-kernels';
import '@tensorflow/tfjs-backend-cpu';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';

type Shape4D = [number, number, number, number];

/** A convolution with random numbers. */
export interface ConvCase {
  kind: 'full' | 'depthwise';
  x: Shape4D;
  filter: Shape4D;
  attributes: ConvAttributes;
  /** Shape of what is added; pooled where it is larger than the result. */
  residual?: Shape4D;
}

/** What the page offers as `window.kernelLab`. */
export interface KernelLab {
  start(): Promise<void>;
  /** The largest difference from the cpu backend; null where our kernel does not cover the case. */
  compareConv(conv: ConvCase): Promise<number | null>;
  /** The same for layer norm and then softmax, whose inputs of like shapes lie differently in their textures. */
  compareNorms(): Promise<number>;
  /** The largest difference, of 255, between squares of a frame as a texture and in memory. */
  compareSampling(width: number, height: number, squares: Square[], sampling: Sampling): Promise<number>;
  /** The same between a frame that is read in parts and one read as a whole. The frame is smooth, as photos are. */
  compareReading(width: number, height: number, squares: Square[], sampling: Sampling): Promise<number>;
  /** Tensors and textures that `repeats` frames leave behind. */
  leak(repeats: number): Promise<{ tensors: number; bytes: number }>;
}

declare global {
  var kernelLab: KernelLab;
}

const webgl = () => tf.backend() as MathBackendWebGL;

globalThis.kernelLab = {
  async start() {
    await startBackend('webgl', () => undefined);
  },
  async compareConv({ kind, x, filter, attributes, residual }) {
    const outputs = kind === 'full' ? filter[3] : filter[2];
    const shapes = { x, filter, bias: [outputs], ...(residual && { residual }) };
    const values = Object.entries(shapes).map(([name, shape], i) => {
      const random = tf.randomNormal(shape, 0, name === 'filter' ? 0.2 : 1, 'float32', i + 1);
      return [name, { shape, data: random.dataSync() }] as const;
    });
    const inputs = () => Object.fromEntries(values.map(([name, { shape, data }]) => [name, tf.tensor(data, shape)]));

    const ours = runConv(webgl(), kind, inputs() as unknown as Parameters<typeof runConv>[2], attributes);
    if (!ours) return null;
    const actual = (await tf.engine().makeTensorFromTensorInfo(ours).data()) as Float32Array;
    await tf.setBackend('cpu');
    const expected = compose(kind, inputs(), attributes).dataSync();
    await tf.setBackend('webgl');
    if (actual.length !== expected.length) throw new Error(`${actual.length} values; ${expected.length} expected.`);
    return mostApart(actual, expected);
  },
  async compareNorms() {
    const tokens = tf.randomNormal([100, 37, 8], 0, 1, 'float32', 1).dataSync();
    const scores = tf.randomNormal([300, 37, 37], 0, 8, 'float32', 2).dataSync();
    const run = () =>
      tf.tidy(() => {
        const x = tf.tensor3d(tokens, [100, 37, 8]);
        const { mean, variance } = tf.moments(x, -1, true);
        const norm = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-6)));
        const softmax = tf.softmax(tf.tensor3d(scores, [300, 37, 37]));
        return tf.concat([tf.reshape(norm, [-1]), tf.reshape(softmax, [-1])]).dataSync<'float32'>();
      });
    const actual = run();
    await tf.setBackend('cpu');
    const expected = run();
    await tf.setBackend('webgl');
    return mostApart(actual, expected);
  },
  async compareSampling(width, height, squares, sampling) {
    const data = new Uint8ClampedArray(width * height * 4).map((_, i) => (i % 4 === 3 ? 255 : (i * 7919) % 251));
    const bitmap = await createImageBitmap(new ImageData(data, width, height));
    const texture = texturePicture(bitmap);
    const difference = tf.tidy(() => {
      const apart = tf.sub(
        texture.sample(squares, sampling),
        memoryPicture({ width, height, data }).sample(squares, sampling),
      );
      return tf.max(tf.abs(apart));
    });
    const [most] = await difference.data();
    difference.dispose();
    texture.dispose();
    return most!;
  },
  async compareReading(width, height, squares, sampling) {
    const data = new Uint8ClampedArray(width * height * 4).map((_, i) => {
      const [x, y] = [(i >> 2) % width, Math.floor((i >> 2) / width)];
      return i % 4 === 3 ? 255 : 128 + 100 * Math.sin(x / 15 + (i % 4)) * Math.cos(y / 19);
    });
    const parts = createBitmapReader()(await createImageBitmap(new ImageData(data, width, height)));
    const difference = tf.tidy(() => {
      const whole = memoryPicture({ width, height, data }).sample(squares, sampling);
      return tf.max(tf.abs(tf.sub(parts.sample(squares, sampling), whole)));
    });
    const [most] = await difference.data();
    difference.dispose();
    return most!;
  },
  async leak(repeats) {
    const bitmap = await createImageBitmap(new ImageData(64, 48));
    const look = async () => {
      const picture = texturePicture(bitmap);
      const sample = picture.sample([{ cx: 32, cy: 24, side: 40, angle: 0.1 }], { size: 16, fill: 0, samples: 2 });
      await sample.data();
      sample.dispose();
      picture.dispose();
    };
    await look();
    const before = tf.memory() as tf.MemoryInfo & { numBytesInGPU: number };
    for (let i = 0; i < repeats; i++) await look();
    const after = tf.memory() as typeof before;
    return { tensors: after.numTensors - before.numTensors, bytes: after.numBytesInGPU - before.numBytesInGPU };
  },
};

function mostApart(actual: Float32Array, expected: tf.TypedArray): number {
  return actual.reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i]!)), 0);
}

/** The same of tfjs operations, one by one. */
function compose(kind: ConvCase['kind'], inputs: Record<string, tf.Tensor>, attributes: ConvAttributes): tf.Tensor {
  const { strides, pad, activation } = attributes;
  const { x, filter, bias, residual } = inputs as Record<string, tf.Tensor4D>;
  const convolve = kind === 'full' ? tf.conv2d : tf.depthwiseConv2d;
  let sum = tf.add(convolve(x!, filter!, strides, pad as 'same'), bias!) as tf.Tensor4D;
  if (residual) {
    const added = residual.shape[1] > sum.shape[1] ? tf.maxPool(residual, 2, 2, 'valid') : residual;
    const missing = sum.shape[3] - added.shape[3];
    sum = tf.add(
      sum,
      tf.pad(added, [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, missing],
      ]),
    );
  }
  if (activation === 'relu') return tf.relu(sum);
  return activation === 'relu6' ? tf.relu6(sum) : sum;
}
