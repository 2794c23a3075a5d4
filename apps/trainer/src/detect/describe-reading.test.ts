import type { MediaFace } from '@howifeel/fer-data/readings';
import { expect, test } from 'vitest';
import { describeReading } from './describe-reading.ts';

const face = (track: number, raw: number[] | null): MediaFace => ({
  track,
  box: { x: 0, y: 0, width: 1, height: 1 },
  probabilities: raw ?? [],
  raw,
  leading: null,
});
const happy = [0, 0, 0, 0.8, 0.2, 0, 0];
const sad = [0, 0, 0, 0, 0.4, 0.6, 0];

test('a line for each face, means over the frames in which it was seen', () => {
  const moments = [
    { seconds: 0, faces: [face(1, happy), face(2, sad)] },
    { seconds: 1, faces: [face(1, sad), face(2, null)] },
  ];
  expect(describeReading({ moments }).split('\n')).toEqual([
    'Face 1: seen in 2 of 2 frames; happy 40\u00a0%, neutral 30\u00a0%',
    'Face 2: seen in 1 of 2 frames; sad 60\u00a0%, neutral 40\u00a0%',
  ]);
});

test('says when there was nobody', () => {
  expect(describeReading({ moments: [{ seconds: 0, faces: [] }] })).toBe('No face in 1 frame.');
});
