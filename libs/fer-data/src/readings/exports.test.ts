import { EMOTIONS } from '../emotions/emotions.ts';
import { expect, test } from 'vitest';
import type { MediaFace, MediaReading } from './media-reading.ts';
import { toCsv } from './to-csv.ts';
import { toJson } from './to-json.ts';
import { toWebvtt } from './to-webvtt.ts';

const happy = EMOTIONS[3]!;
const face = (track: number, leading: MediaFace['leading'], share = 0.8): MediaFace => {
  const probabilities = EMOTIONS.map(({ index }) => (index === 3 ? share : (1 - share) / 6));
  return { track, box: { x: 1, y: 2, width: 3.04, height: 4 }, probabilities, raw: probabilities, leading };
};
const bridged = { ...face(1, happy), raw: null };

const film = (moments: MediaReading['moments']): MediaReading => ({
  name: 'film.mp4',
  kind: 'video',
  width: 640,
  height: 480,
  seconds: 1.8,
  rate: 2,
  modelId: 'student',
  detector: 'blazeface-short-range',
  moments,
});

test('CSV: a row a face and frame, none where the face was not seen', () => {
  const csv = toCsv(
    film([
      { seconds: 0.5, faces: [face(1, happy), face(2, null)] },
      { seconds: 1, faces: [bridged] },
    ]),
  );
  expect(csv.split('\r\n')).toEqual([
    'seconds,face,x,y,width,height,leading,angry,disgust,fear,happy,neutral,sad,surprise',
    '0.500,1,1.0,2.0,3.0,4.0,happy,0.0333,0.0333,0.0333,0.8000,0.0333,0.0333,0.0333',
    '0.500,2,1.0,2.0,3.0,4.0,unsure,0.0333,0.0333,0.0333,0.8000,0.0333,0.0333,0.0333',
    '',
  ]);
});

test('JSON: says what read the film, and keeps frames without a face', () => {
  const read = JSON.parse(
    toJson(
      film([
        { seconds: 0, faces: [] },
        { seconds: 0.5, faces: [face(1, happy)] },
      ]),
    ),
  );
  expect(read).toMatchObject({ file: 'film.mp4', model: 'student', framesPerSecond: 2, seconds: 1.8 });
  expect(read.frames).toEqual([
    { seconds: 0, faces: [] },
    {
      seconds: 0.5,
      faces: [
        {
          face: 1,
          box: { x: 1, y: 2, width: 3, height: 4 },
          leading: 'happy',
          probabilities: [0.0333, 0.0333, 0.0333, 0.8, 0.0333, 0.0333, 0.0333],
        },
      ],
    },
  ]);
});

test('WebVTT: a cue as long as the same expression leads, to the end of the film at most', () => {
  const at = (seconds: number, leading: MediaFace['leading'], share?: number) => ({
    seconds,
    faces: [face(1, leading, share)],
  });
  const vtt = toWebvtt(film([at(0, happy, 0.7), at(0.5, happy, 0.9), at(1, null), at(1.5, happy)]));
  expect(vtt).toBe(
    'WEBVTT\n\n' +
      '00:00:00.000 --> 00:00:01.000\nHappy 80\u00a0%\n\n' +
      '00:00:01.000 --> 00:00:01.500\nUnsure\n\n' +
      '00:00:01.500 --> 00:00:01.800\nHappy 80\u00a0%\n',
  );
});

test('WebVTT: a face that went and came back gets a new cue; several faces are named', () => {
  const vtt = toWebvtt(
    film([
      { seconds: 0, faces: [face(1, happy), face(2, null)] },
      { seconds: 0.5, faces: [] },
      { seconds: 1, faces: [face(1, happy)] },
    ]),
  );
  expect(vtt.match(/Face 1: Happy/g)).toHaveLength(2);
  expect(vtt).toContain('Face 2: Unsure');
});
