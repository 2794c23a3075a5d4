import { expect, test } from 'vitest';
import { dropFleeting } from './drop-fleeting.ts';
import type { MediaFace } from './media-reading.ts';

const sad = [0, 0, 0, 0, 0, 1, 0];
const face = (track: number, raw: number[] | null = sad): MediaFace => ({
  track,
  box: { x: 0, y: 0, width: 1, height: 1 },
  probabilities: sad,
  raw,
  leading: null,
});
const moments = [
  { seconds: 0, faces: [face(1), face(2)] },
  { seconds: 1, faces: [face(1), face(2, null)] },
];

test('a face that was seen in one frame of a film is left out, bridged frames do not count', () => {
  const left = dropFleeting(moments, 5).map(({ faces }) => faces.map(({ track }) => track));
  expect(left).toEqual([[1], [1]]);
});

test('of a picture, or of frames far apart, every face stays', () => {
  expect(dropFleeting(moments.slice(0, 1), 0)[0]!.faces).toHaveLength(2);
  expect(dropFleeting(moments, 0.1)[0]!.faces).toHaveLength(2);
});
