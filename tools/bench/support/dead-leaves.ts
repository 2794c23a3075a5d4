import type { Random } from '@howifeel/fer-data';
import * as tf from '@tensorflow/tfjs-core';

/** Radii of the leaves in pixels; between them their number falls with the cube of the radius. */
const RADIUS = { least: 6, most: 200 };

/** How often a pixel is covered on average: beyond this nothing of the ground shows. */
const LAYERS = 8;

/** Standard deviation of a sensor's noise, in gray levels. */
const NOISE = 4;

/**
 * A picture with the statistics of a photograph that shows nothing: opaque discs on top of one another, their radii by an
 * inverse cube law ("dead leaves": Lee, Mumford & Huang 2001, Occlusion Models for Natural Images), with a sensor's noise.
 * Edges, flat parts and every scale, but no face.
 *
 * @returns [height, width, 3], 0..255, float32. The caller owns it.
 */
export function deadLeaves({ width, height }: { width: number; height: number }, random: Random): tf.Tensor3D {
  const pixels = new Float32Array(width * height * 3);
  const { least, most } = RADIUS;
  const meanArea = 2 * Math.PI * Math.log(most / least) * least ** 2;
  const leaves = Math.ceil((LAYERS * width * height) / meanArea);
  // Scenes have a light of their own: leaves vary around one colour.
  const scene = colour(random, [128, 128, 128], 50);
  pixels.forEach((_, index) => (pixels[index] = scene[index % 3]!));
  for (let leaf = 0; leaf < leaves; leaf++) {
    const radius = 1 / Math.sqrt(random.between(most ** -2, least ** -2));
    const cx = random.between(-radius, width + radius);
    const cy = random.between(-radius, height + radius);
    const [red, green, blue] = colour(random, scene, 60);
    for (let y = Math.max(0, Math.ceil(cy - radius)); y < Math.min(height, cy + radius); y++) {
      const half = Math.sqrt(radius ** 2 - (y - cy) ** 2);
      for (let x = Math.max(0, Math.ceil(cx - half)); x < Math.min(width, cx + half); x++) {
        pixels.set([red, green, blue], (y * width + x) * 3);
      }
    }
  }
  return tf.tidy(() => {
    const noise = tf.randomNormal([height, width, 3], 0, NOISE, 'float32', Math.floor(random.between(1, 2 ** 31)));
    return tf.clipByValue(tf.add(tf.tensor3d(pixels, [height, width, 3]), noise), 0, 255) as tf.Tensor3D;
  });
}

/** A colour around another: mostly its brightness varies, a little its hue. */
function colour(random: Random, around: readonly number[], spread: number): [number, number, number] {
  const brightness = random.between(-spread, spread) * 1.5;
  const channel = (value: number) =>
    Math.min(255, Math.max(0, value + brightness + random.between(-spread, spread) * 0.4));
  return [channel(around[0]!), channel(around[1]!), channel(around[2]!)];
}
