import { expect, test } from 'vitest';
import { tinyExperiment } from '../testing/tiny-experiment.ts';
import { trainingFacts } from './training-facts.ts';

const best = { epoch: 3, step: 12, learningRate: 0.1, trainLoss: 1, trainAccuracy: 0.5, accuracy: 0.5, accuracyTta: 0.5, macroF1: 0.5, ece: 0.1 }; // prettier-ignore

test('names what a run started from and learnt from, not where that lies', () => {
  const experiment = tinyExperiment({
    init: { from: '/home/ada/checkpoints/resnet18.pth' },
    distil: { teachers: ['student', '../runs/resnet18-2026-01-31T120000-1'], weight: 0.5, temperature: 2 },
  });
  const engine = { name: 'wasm', description: 'one thread' } as const;
  const facts = trainingFacts({ experiment, data: '/home/ada/fer2013', engine, startedAt: '2026-01-31' }, best);
  expect(facts).toMatchObject({
    'initial weights': 'resnet18.pth',
    'distilled from': { teachers: ['student', 'resnet18-2026-01-31T120000-1'] },
  });
  expect(JSON.stringify(facts)).not.toContain('/home');
  expect(JSON.stringify(facts)).not.toContain('../');
});

test('says which releases of published models a run learnt from', () => {
  const experiment = tinyExperiment({ distil: { teachers: ['student'], weight: 0.5, temperature: 2 } });
  const engine = { name: 'wasm', description: 'one thread' } as const;
  const teachers = ['student (published 2026-11-26, sha256 1ea5b2c27e1f)'];
  const facts = trainingFacts({ experiment, data: 'fer2013', engine, startedAt: '2026-11-26', teachers }, best);
  expect(facts).toMatchObject({ 'distilled from': { teachers, weight: 0.5, temperature: 2 } });
});

test('says which release of a published model a run started from', () => {
  const experiment = tinyExperiment({ init: { from: 'vgg13' } });
  const initialised = { from: 'vgg13', release: 'published 2026-11-26, sha256 ff38757fe421', used: [], missing: [], unexpected: [] }; // prettier-ignore
  const engine = { name: 'wasm', description: 'one thread' } as const;
  const facts = trainingFacts({ experiment, data: 'fer2013', engine, startedAt: '2026-11-26', initialised }, best);
  expect(facts).toMatchObject({ 'initial weights': 'vgg13 (published 2026-11-26, sha256 ff38757fe421)' });
});
