import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Box } from '../face/face.ts';
import { caffeFromGraph } from '../testing/caffe-from-graph.ts';
import { drawMeanFace } from '../testing/mean-faces.ts';
import { hasSharedDetector, readSharedDetector } from '../testing/shared-detector.ts';
import { hasSharedPhotos, readSharedPhoto } from '../testing/shared-photos.ts';
import { createSsd } from './create-ssd.ts';
import { collectTensors } from './import/collect-tensors.ts';
import { readCaffe } from './import/read-caffe.ts';
import { readGraphDef } from './import/read-graph-def.ts';
import { packSsd } from './pack-ssd.ts';

/** OpenCV's own detections: [score, left, top, right, bottom] as fractions of the photo, of scores above .3. */
interface Reference {
  readonly images: Record<string, { readonly w: number; readonly h: number; readonly det: readonly number[][] }>;
}

const LOWEST = 0.3;
const description = { name: 'res10', license: 'Apache-2.0', sources: [], overlap: 0.45 };

beforeAll(async () => {
  await tf.setBackend('wasm');
});

describe.skipIf(!hasSharedDetector() || !hasSharedPhotos())("OpenCV's detector", () => {
  const graph = () => readGraphDef(readSharedDetector('opencv_face_detector_uint8.pb'));
  const prototxt = () => new TextDecoder().decode(readSharedDetector('deploy.prototxt'));

  const forms = {
    'TensorFlow graph': () => collectTensors(graph()),
    // Made of the graph's weights: the published .caffemodel is not at hand.
    'Caffe files': () => collectTensors(readCaffe(prototxt(), caffeFromGraph(graph())).source),
  };

  test.each(Object.entries(forms))(
    '%s: finds what OpenCV finds',
    async (_, collect) => {
      const { manifest, weights } = await packSsd(collect(), description);
      const detector = await createSsd(manifest, weights);
      const { images } = JSON.parse(new TextDecoder().decode(readSharedDetector('opencv_reference.json'))) as Reference;
      let compared = 0;
      for (const [photo, { w, h, det }] of Object.entries(images)) {
        const image = await readSharedPhoto(`dlib/${photo}`);
        const faces = await detector.detect(image, { minScore: LOWEST });
        image.dispose();
        // OpenCV's faces right above the lowest score may be right below it here, and the other way round.
        const sure = (score: number) => score > LOWEST + 0.02;
        expect(
          faces.filter(({ score }) => sure(score)),
          photo,
        ).toHaveLength(det.filter(([score]) => sure(score!)).length);
        for (const [score, left, top, right, bottom] of det) {
          const edges = [left! * w, top! * h, right! * w, bottom! * h];
          const distance = (box: Box) =>
            Math.max(...edgesOf(box).map((edge, i) => Math.abs(edge - edges[i]!) / (i % 2 ? h : w)));
          const [face] = faces.toSorted((a, b) => distance(a.box) - distance(b.box));
          expect(distance(face!.box), photo).toBeLessThan(0.01);
          expect(Math.abs(face!.score - score!), photo).toBeLessThan(0.02);
          compared++;
        }
      }
      detector.dispose();
      expect(compared).toBe(78);
    },
    120_000,
  );

  test('reads the overlap from the .prototxt', () => {
    expect(readCaffe(prototxt(), caffeFromGraph(graph())).overlap).toBe(0.3);
  });

  test('another architecture is refused by the first layer that differs', () => {
    const other = prototxt().replace('num_output: 32', 'num_output: 64');
    expect(() => readCaffe(other, caffeFromGraph(graph()))).toThrow('conv1_h has num_output 64, expected 32');
  });

  test('8-bit kernels stay 8-bit: 2.7 MB', async () => {
    const { weights } = await packSsd(collectTensors(graph()), description);
    expect(weights.byteLength).toBeLessThan(2.75e6);
  });

  test('keeps the number of tensors over 20 detections, and gives all back', async () => {
    const empty = tf.memory().numTensors;
    const { manifest, weights } = await packSsd(collectTensors(graph()), description);
    const detector = await createSsd(manifest, weights);
    const frame = drawMeanFace('happy', { left: 150, top: 90, side: 240 });
    await detector.warmUp();
    const before = tf.memory().numTensors;
    for (let i = 0; i < 20; i++) await detector.detect(frame);
    expect(tf.memory().numTensors).toBe(before);
    frame.dispose();
    detector.dispose();
    expect(tf.memory().numTensors).toBe(empty);
  });

  test('looks into regions: a face is found where a close-up shows it, once', async () => {
    const { manifest, weights } = await packSsd(collectTensors(graph()), description);
    const detector = await createSsd(manifest, weights);
    const frame = drawMeanFace('happy', { left: 150, top: 90, side: 240 });
    const regions = [
      { cx: 270, cy: 210, side: 400 },
      { cx: 290, cy: 220, side: 420 },
    ];
    const faces = await detector.detect(frame, { regions });
    const elsewhere = await detector.detect(frame, { regions: [{ cx: 560, cy: 80, side: 100 }] });
    tf.dispose(frame);
    detector.dispose();
    expect(elsewhere).toEqual([]);
    const middles = faces.map(({ box }) => [box.x + box.width / 2, box.y + box.height / 2] as const);
    expect(middles.filter(([x, y]) => Math.hypot(x - 270, y - 210) < 40)).toHaveLength(1);
  });

  test('a flipped bit is refused', async () => {
    const { manifest, weights } = await packSsd(collectTensors(graph()), description);
    weights[1000]! ^= 1;
    await expect(createSsd(manifest, weights)).rejects.toThrow('not the file that was published');
  });
});

test('what is no graph is named', () => {
  expect(() => readGraphDef(new TextEncoder().encode('layer { name: "data" }'))).toThrow('Not a TensorFlow graph');
});

test('what is no .caffemodel is named', () => {
  expect(() => readCaffe('name: "net"', new Uint8Array())).toThrow('The .prototxt file has no layers');
});

function edgesOf({ x, y, width, height }: Box): number[] {
  return [x, y, x + width, y + height];
}
