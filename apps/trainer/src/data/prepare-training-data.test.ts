import { expect, test } from 'vitest';
import { tinyDataset } from '../testing/tiny-dataset.ts';
import { tinyExperiment } from '../testing/tiny-experiment.ts';
import { prepareTrainingData } from './prepare-training-data.ts';

const dataset = tinyDataset(140, 28);
const official = { split: 'official', clean: false } as const;
const experiment = tinyExperiment({ data: official });
const held = tinyExperiment({ data: { ...official, split: '90/10' } });

test('the official split trains on Training and selects on PublicTest', () => {
  const { training, selection, selectionName } = prepareTrainingData(dataset, experiment);
  expect([training, selection]).toEqual([dataset.splits.Training, dataset.splits.PublicTest]);
  expect(selectionName).toBe('PublicTest');
});

test('90/10 cuts Training by class and needs no other split', () => {
  const { Training } = dataset.splits;
  const notes: string[] = [];
  const { training, selection } = prepareTrainingData({ splits: { Training } }, held, (note) => notes.push(note));
  expect([training.count, selection.count]).toEqual([126, 14]);
  expect(new Set([...training.names, ...selection.names]).size).toBe(140);
  expect(notes).toEqual([]);
});

test('90/10 warns that networks which know all of Training flatter the figure', () => {
  const distil = { teachers: ['vit', 'vgg13'], weight: 0.5, temperature: 2 };
  const notes: string[] = [];
  const taught = { ...held, init: { from: 'student' }, distil };
  prepareTrainingData(dataset, taught, (note) => notes.push(note));
  expect(notes).toEqual([expect.stringMatching(/Where student, vit, vgg13 learnt from all of Training.*flattered/)]);
  prepareTrainingData(dataset, { ...taught, data: official }, (note) => notes.push(note));
  expect(notes).toHaveLength(1);
});

test('clean leaves flat images out and says how many', () => {
  const images = dataset.splits.Training!.images.slice();
  images.fill(9, 0, 48 * 48);
  const Training = { ...dataset.splits.Training!, images };
  const notes: string[] = [];
  const { training } = prepareTrainingData(
    { splits: { ...dataset.splits, Training } },
    { ...experiment, data: { ...official, clean: true } },
    (note) => notes.push(note),
  );
  expect(training.count).toBe(139);
  expect(notes).toEqual(['Left out of Training: 1 flat and 0 contradicting images.']);
});

test('a missing split is named', () => {
  const { Training } = dataset.splits;
  expect(() => prepareTrainingData({ splits: { Training } }, experiment)).toThrow(
    'Training needs the split PublicTest; the data has Training.',
  );
});
