import type { MediaFace } from '@howifeel/fer-data/readings';
import { expect, test } from 'vitest';
import { faceTracks } from './face-tracks.ts';

const happy = [0, 0, 0, 1, 0, 0, 0];
const sad = [0, 0, 0, 0, 0, 1, 0];
const face = (track: number, probabilities: number[], raw: number[] | null = probabilities): MediaFace => ({
  track,
  box: { x: 0, y: 0, width: 1, height: 1 },
  probabilities,
  raw,
  leading: null,
});

test('longest seen first; the distribution is the mean of the frames the face was seen in', () => {
  const tracks = faceTracks([
    { seconds: 0, faces: [face(1, happy), face(2, happy)] },
    { seconds: 0.5, faces: [face(2, sad)] },
    { seconds: 1, faces: [face(2, sad, null)] },
  ]);
  expect(tracks.map(({ track, frames }) => [track, frames])).toEqual([
    [2, 2],
    [1, 1],
  ]);
  expect(tracks[0]!.distribution).toEqual([0, 0, 0, 0.5, 0, 0.5, 0]);
  expect(tracks[0]!.points.map(({ time }) => time)).toEqual([0, 500, 1000]);
});
