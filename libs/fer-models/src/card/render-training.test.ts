import { expect, test } from 'vitest';
import type { ClassifierManifest } from '../manifest/manifest.ts';
import { renderTraining } from './render-training.ts';

const render = (training: ClassifierManifest['training']) =>
  renderTraining({ id: 'tiny', training, temperature: 1.2 } as ClassifierManifest).split('\n');

test('facts are read as people write them, not as JSON', () => {
  const lines = render({
    experiment: 'student',
    seed: 1,
    schedule: { type: 'cosine' },
    optimiser: { type: 'sgd', momentum: 0.9, nesterov: true },
    augmentation: [
      { type: 'horizontalFlip', p: 0.5 },
      { type: 'affine', scale: [0.85, 1.15] },
    ],
    'distilled from': { teachers: ['student', 'vgg13'], weight: 0.5 },
    'made from': ['a, MIT', 'b, BSD-3-Clause'],
    frozen: null,
  });
  expect(lines).toEqual([
    '**tiny**',
    '',
    '- experiment: student',
    '- seed: 1',
    '- schedule: cosine',
    '- optimiser: sgd (momentum 0.9, nesterov true)',
    '- augmentation: horizontalFlip (p 0.5), affine (scale [0.85, 1.15])',
    '- distilled from: teachers student, vgg13, weight 0.5',
    '- made from: a, MIT, b, BSD-3-Clause',
    '- frozen: null',
    '- temperature of the softmax: 1.2',
  ]);
});

test('a member of an average is a list of its own', () => {
  const lines = render({ 'member 1, 70 %': { experiment: 'student', seed: 1, schedule: { type: 'cosine' } } });
  expect(lines.slice(2, -1)).toEqual([
    '- member 1, 70 %:',
    '  - experiment: student',
    '  - seed: 1',
    '  - schedule: cosine',
  ]);
});
