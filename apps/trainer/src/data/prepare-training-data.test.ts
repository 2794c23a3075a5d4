import { expect, test } from 'vitest';
import { tinyDataset } from '../testing/tiny-dataset.ts';
import { prepareTrainingData } from './prepare-training-data.ts';

const dataset = tinyDataset(140, 28);
const official = { split: 'official', clean: false } as const;

test('the official split trains on Training and selects on PublicTest', () => {
  const { training, selection, selectionName } = prepareTrainingData(dataset, { data: official, seed: 1 });
  expect([training, selection]).toEqual([dataset.splits.Training, dataset.splits.PublicTest]);
  expect(selectionName).toBe('PublicTest');
});

test('90/10 cuts Training by class and needs no other split', () => {
  const { Training } = dataset.splits;
  const data = { ...official, split: '90/10' as const };
  const { training, selection } = prepareTrainingData({ splits: { Training } }, { data, seed: 1 });
  expect([training.count, selection.count]).toEqual([126, 14]);
  expect(new Set([...training.names, ...selection.names]).size).toBe(140);
});

test('clean leaves flat images out and says how many', () => {
  const images = dataset.splits.Training!.images.slice();
  images.fill(9, 0, 48 * 48);
  const Training = { ...dataset.splits.Training!, images };
  const notes: string[] = [];
  const { training } = prepareTrainingData(
    { splits: { ...dataset.splits, Training } },
    { data: { ...official, clean: true }, seed: 1 },
    (note) => notes.push(note),
  );
  expect(training.count).toBe(139);
  expect(notes).toEqual(['Left out of Training: 1 flat and 0 contradicting images.']);
});

test('a missing split is named', () => {
  const { Training } = dataset.splits;
  expect(() => prepareTrainingData({ splits: { Training } }, { data: official, seed: 1 })).toThrow(
    'Training needs the split PublicTest; the data has Training.',
  );
});
