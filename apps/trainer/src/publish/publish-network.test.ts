import '@tensorflow/tfjs-backend-wasm';
import { createRandom, FER2013_INPUT, type LabelledImages, toModelInput } from '@howifeel/fer-data';
import {
  type ClassifierManifest,
  createArchitecture,
  fetchShardFromMemory,
  loadModel,
  namedWeights,
  parseManifest,
} from '@howifeel/fer-models';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { publishNetwork, type PublishOptions } from './publish-network.ts';

await tf.setBackend('wasm');

const size = 24;
const architecture = { name: 'student', options: { inputSize: size, width: 8, dropout: 0.2 } };

function randomImages(count: number): LabelledImages {
  const random = createRandom(1);
  const images = Uint8Array.from({ length: count * size * size }, () => random.next() * 256);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 7);
  return { images, labels, names: Array.from(labels, String), count, size };
}

function optionsFor(trained: ReturnType<typeof createArchitecture>): PublishOptions {
  return {
    weights: namedWeights(trained),
    architecture,
    input: { ...FER2013_INPUT, size },
    dtype: 'uint8',
    id: 'tiny',
    name: 'Tiny',
    description: 'A network with random weights.',
    license: 'Apache-2.0',
    createdAt: new Date('2026-01-01'),
    training: { experiment: 'tiny' },
  };
}

/** What a classifier says, by the network as it was trained. */
function predictAsTrained(
  trained: ReturnType<typeof createArchitecture>,
  { input, temperature }: ClassifierManifest,
  crops: tf.Tensor4D,
): tf.Tensor {
  return tf.softmax(tf.div(trained.predict(toModelInput(crops, input)) as tf.Tensor, temperature));
}

test('a publication loads, predicts as the network did, and carries figures of both precisions', async () => {
  const trained = createArchitecture('student', architecture.options);
  const options = { ...optionsFor(trained), test: { split: 'PublicTest', images: randomImages(21) } };
  const stages: string[] = [];
  const before = tf.memory().numTensors;
  const { manifest, shards, card } = await publishNetwork({ ...options, onStage: (stage) => stages.push(stage) });
  expect(tf.memory().numTensors).toBe(before);
  expect(parseManifest(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
  expect(manifest.metrics).toMatchObject({ split: 'PublicTest', n: 21 });
  expect(manifest.metricsFloat32).toMatchObject({ split: 'PublicTest', n: 21 });
  expect(stages).toHaveLength(3);
  expect(card).toContain('# Tiny');

  const crops = tf.randomUniform([4, 30, 30, 3], 0, 255, 'float32', 2) as tf.Tensor4D;
  const expected = predictAsTrained(trained, manifest, crops).dataSync();
  const classifier = await loadModel(manifest, { fetchShard: fetchShardFromMemory(shards) });
  const actual = classifier.predict(crops).dataSync();
  expect(Math.max(...expected.map((value, i) => Math.abs(value - actual[i])))).toBeLessThan(0.02);
});

test('the temperature is fitted on the images for it alone, and changed pictures are measured where asked', async () => {
  const trained = createArchitecture('student', architecture.options);
  const images = randomImages(21);
  const publish = (labels: Uint8Array, calibrationLabels: Uint8Array) =>
    publishNetwork({
      ...optionsFor(trained),
      test: {
        split: 'PrivateTest',
        images: { ...images, labels },
        calibration: { split: 'PublicTest', images: { ...images, labels: calibrationLabels } },
        robustness: true,
      },
    });
  const { manifest } = await publish(images.labels, images.labels);
  const pixels = tf.tensor4d(Float32Array.from(images.images), [21, size, size, 1]);
  const probabilities = predictAsTrained(trained, manifest, pixels);
  const [right, wrong] = [tf.argMax(probabilities, 1), tf.argMin(probabilities, 1)].map((labels) =>
    Uint8Array.from(labels.dataSync()),
  );
  const [first, second] = [await publish(wrong, right), await publish(right, wrong)];
  expect(first.manifest.temperature).toBeLessThan(second.manifest.temperature);
  expect(first.manifest.metrics).toMatchObject({ split: 'PrivateTest' });
  expect(first.manifest.robustness).toHaveLength(13);
  expect(first.card).toContain('### tiny on changed pictures');
});

test('without test images there are no figures, and the card says so', async () => {
  const { manifest, card } = await publishNetwork(optionsFor(createArchitecture('student', architecture.options)));
  expect(manifest.metrics).toBeUndefined();
  expect(manifest.temperature).toBe(1);
  expect(card).toContain('not known');
});

test('weights of another network are refused by name', async () => {
  const other = createArchitecture('student', { ...architecture.options, width: 4 });
  await expect(publishNetwork(optionsFor(other))).rejects.toThrow(/"stem\/conv\/kernel" has the shape \[3,3,1,4\]/);
});
