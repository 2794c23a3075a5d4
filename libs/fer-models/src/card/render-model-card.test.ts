import '@tensorflow/tfjs-backend-cpu';
import { EMOTION_NAMES } from '@howifeel/fer-data';
import { beforeAll, expect, test } from 'vitest';
import type { ClassifierManifest, ModelManifest, ModelMetrics } from '../manifest/manifest.ts';
import { ensembleOf, publishRandom } from '../testing/test-manifest.ts';
import { renderConfusion } from './render-confusion.ts';
import { renderModelCard } from './render-model-card.ts';

let manifest: ClassifierManifest;

/** Everything is found, but fear: 6 of 10 are taken for sad. */
const metrics: ModelMetrics = {
  split: 'PublicTest',
  n: 70,
  accuracy: 64 / 70,
  accuracyTta: 0.92,
  interval95: [0.825, 0.96],
  macroF1: 0.9,
  ece: 0.04,
  perClass: Object.fromEntries(
    EMOTION_NAMES.map((name) => [name, { precision: 0.9, recall: name === 'fear' ? 0.4 : 1 }]),
  ),
  confusion: EMOTION_NAMES.map((_, i) =>
    EMOTION_NAMES.map((_, j) => (i === 2 ? [0, 0, 4, 0, 0, 6, 0][j] : i === j ? 10 : 0)),
  ),
};

beforeAll(async () => {
  const { manifest: tiny } = await publishRandom('uint8');
  const metricsFloat32 = { ...metrics, accuracy: 65 / 70 };
  manifest = {
    ...tiny,
    metrics,
    metricsFloat32,
    training: { experiment: 'tiny', epochs: 3, schedule: { type: 'cosine' } },
  };
});

test('figures come from the manifest, with their interval', () => {
  const card = renderModelCard(manifest);
  expect(card).toMatch(/^# Tiny\n/);
  expect(card).toContain('| Accuracy | **91.4 %** |');
  expect(card).toContain('| 95 % interval | 82.5 % – 96.0 % |');
  expect(card).toContain('| fear | 40.0 % | 90.0 % | 10 |');
  expect(card).toContain('PublicTest also chose the epoch');
  const elsewhere = renderModelCard({ ...manifest, metrics: { ...metrics, split: 'PrivateTest' } });
  expect(elsewhere).not.toContain('also chose the epoch');
  expect(card).toContain('| fear | 0 | 0 | **4** | 0 | 0 | 6 | 0 |');
  expect(card).toContain('It finds least: fear (40.0 % of its faces)');
  expect(card).toContain('sad where people saw fear (60.0 % of those)');
  expect(card).toContain('in uint8 changed its accuracy by −1.43 points: 92.9 % in float32, 91.4 % as published');
});

test('the confusion matrix is a picture too, of percentages by row', () => {
  expect(renderModelCard(manifest)).toContain('](confusion.svg)');
  const picture = renderConfusion(metrics, EMOTION_NAMES);
  expect(picture.match(/>100</g)).toHaveLength(6);
  expect(picture.match(/>40</g)).toHaveLength(1);
  expect(picture.match(/>60</g)).toHaveLength(1);
  expect(picture.match(/<rect/g)).toHaveLength(49);
  for (const label of EMOTION_NAMES) expect(picture.split(`>${label}<`)).toHaveLength(3);
});

test('what others made is named, each once', () => {
  expect(renderModelCard(manifest)).not.toContain('Made from');
  expect(renderModelCard(manifest)).toMatch(/Licence: Apache-2\.0\. .*FER-2013.*under their own terms\./s);
  const training = { ...manifest.training, 'made from': 'ResNet-18 of torchvision, BSD-3-Clause' };
  const member = { manifest: { ...manifest, training }, weight: 1 };
  const card = renderModelCard(ensembleOf(member, member));
  expect(card.match(/^- ResNet-18 of torchvision, BSD-3-Clause$/gm)).toHaveLength(1);
});

test('what changed pictures cost stands in a table, where it was measured', () => {
  expect(renderModelCard(manifest)).not.toContain('on changed pictures');
  const robustness = [
    { perturbation: 'blur σ 1 px', accuracy: 0.6, change: -0.314 },
    { perturbation: 'gamma 2', accuracy: 0.92, change: 0.006 },
  ];
  const card = renderModelCard({ ...manifest, robustness });
  expect(card).toContain('### tiny on changed pictures');
  expect(card).toContain('| blur σ 1 px | 60.0 % | −31.40 |');
  expect(card).toContain('| gamma 2 | 92.0 % | +0.60 |');

  const vote = ensembleOf({ manifest: { ...manifest, robustness }, weight: 1 }, { manifest, weight: 1 });
  const headings = (of: ModelManifest) => renderModelCard(of).match(/^### .* on changed pictures$/gm);
  expect(headings({ ...vote, metrics: manifest.metrics, robustness })).toEqual([
    `### ${vote.id} on changed pictures`,
    '### tiny on changed pictures',
  ]);
  expect(headings(vote)).toHaveLength(1);
});

test('it says what it must not be used for, and what is not known', () => {
  const card = renderModelCard(manifest);
  expect(card).toMatch(/at work or in education is prohibited.*article 5\(1\)\(f\)/s);
  expect(card).toContain('article 50(3)');
  expect(card).toContain('no labels of age, sex or skin colour');
  expect(card).toContain('- schedule: cosine');
  expect(card).not.toMatch(/undefined|NaN|\n\n\n/);
});

test('a model without figures says so', () => {
  const card = renderModelCard({ ...manifest, metrics: undefined });
  expect(card).toContain('how good it is, is not known');
  expect(card).not.toMatch(/It finds least|changed its accuracy/);
});

test('an ensemble lists its members', () => {
  const card = renderModelCard(
    ensembleOf({ manifest, weight: 1 }, { manifest: { ...manifest, id: 'second' }, weight: 2 }),
  );
  expect(card).toContain('| tiny | student | 24×24×1 |');
  expect(card).toContain('| second | student | 24×24×1 |');
});
