import { describe, expect, test } from 'vitest';
import type { Face } from '../face/face.ts';
import type { Square } from '../sampling/picture.ts';
import { doubtfulFaces, lookAgain, searchSquares } from './second-look.ts';

const faceAt = (x: number, score: number): Face => ({
  box: { x, y: 0, width: 10, height: 10 },
  score,
  keypoints: [],
});

test('doubtful is what is below the threshold and no part of a sure face', () => {
  const seen = [faceAt(0, 0.9), faceAt(1, 0.3), faceAt(50, 0.2), faceAt(51, 0.4), faceAt(90, 0.6)];
  const doubtful = doubtfulFaces(seen, [seen[0]!, seen[4]!], 0.5, 0.3);
  expect(doubtful).toHaveLength(1);
  expect(doubtful[0]!.score).toBe(0.4);
  expect(doubtful[0]!.box.x).toBeGreaterThan(50);
});

test('a busy picture costs a bounded second pass: the eight most certain', () => {
  const seen = Array.from({ length: 12 }, (_, i) => faceAt(i * 20, (20 + i) / 100));
  const scores = doubtfulFaces(seen, [], 0.5, 0.3).map(({ score }) => score);
  expect(scores).toEqual([0.31, 0.3, 0.29, 0.28, 0.27, 0.26, 0.25, 0.24]);
});

test('a faint box does not blur that of a clearer face', () => {
  expect(doubtfulFaces([faceAt(50, 0.3), faceAt(53, 0.14)], [], 0.5, 0.3)).toEqual([faceAt(50, 0.3)]);
});

test('a faint face is worth a look where nothing else is, not beside a sure face', () => {
  const faint = faceAt(50, 0.07);
  expect(doubtfulFaces([faint], [], 0.5, 0.3)).toHaveLength(1);
  expect(doubtfulFaces([faint], [faceAt(0, 0.9)], 0.5, 0.3)).toEqual([]);
});

describe('lookAgain', () => {
  const limits = { least: 0.5, overlap: 0.3 };

  /** Finds in the n-th pass, in each square, a face of this score at this place; 0: none. */
  const passes = (...scores: number[][]) => {
    const squares: (readonly Square[])[] = [];
    const look = async (asked: readonly Square[]) => {
      squares.push(asked);
      return scores[squares.length - 1]!.map((score) => (score > 0 ? [faceAt(100, score)] : []));
    };
    return { squares, look };
  };
  const doubtful = [faceAt(0, 0.3), faceAt(200, 0.2)];

  test('nothing doubtful costs nothing', async () => {
    const { squares, look } = passes();
    expect(await lookAgain([], [], limits, look)).toEqual([]);
    expect(squares).toEqual([]);
  });

  test('one close-up confirms what is clear there, at twice the side of the face', async () => {
    const { squares, look } = passes([0.8, 0]);
    expect((await lookAgain(doubtful, [], limits, look)).map(({ score }) => score)).toEqual([0.8]);
    expect(squares).toEqual([
      [
        { cx: 5, cy: 5, side: 20 },
        { cx: 205, cy: 5, side: 20 },
      ],
    ]);
  });

  test.each([
    ['all looks confirm together, and keep their doubt', [0.6, 0.7, 0.5], [0.5, 0.5, 0.5]],
    ['the mean is theirs where it is above the threshold', [0.7, 0.8, 0.7], [0.6, 0.6, 0.6]],
    ['a look that sees nothing counts as 0', [0.7, 0.8, 0], []],
    ['poor looks confirm nothing', [0.6, 0.45, 0.45], []],
  ])('%s', async (_, [first, ...further], expected) => {
    const { squares, look } = passes([0, first!], further);
    const scores = (await lookAgain(doubtful, [], limits, look)).map(({ score }) => score);
    expect(scores).toEqual(expected.map((score) => expect.closeTo(score)));
    expect(squares[1]).toEqual([
      { cx: 205, cy: 5, side: 15 },
      { cx: 205, cy: 5, side: 25 },
    ]);
  });

  test('at most three places are looked at from further distances, the most certain', async () => {
    const many = [0.1, 0.2, 0.3, 0.4].map((score, i) => faceAt(200 * i, score));
    const { squares, look } = passes([0.6, 0.6, 0.6, 0.6], [0, 0, 0, 0, 0, 0]);
    await lookAgain(many, [], limits, look);
    expect(squares[1]!.map(({ cx }) => cx)).toEqual([605, 605, 405, 405, 205, 205]);
  });

  test('beside a strong face, and beside one that is clear close up, poor ones do not count', async () => {
    const beside = passes([0, 0.7]);
    expect(await lookAgain(doubtful, [faceAt(400, 0.9)], limits, beside.look)).toEqual([]);
    expect(beside.squares).toHaveLength(1);
    const clear = passes([0.8, 0.7]);
    expect(await lookAgain(doubtful, [], limits, clear.look)).toHaveLength(1);
    expect(clear.squares).toHaveLength(1);
  });

  test('a face that is just above the threshold rules no other out', async () => {
    const { look } = passes([0, 0.7], [0.7, 0.7]);
    expect(await lookAgain(doubtful, [faceAt(400, 0.55)], limits, look)).toHaveLength(3);
  });

  test('close-ups that show faces at different places do not agree', async () => {
    let at = 0;
    const look = async (squares: readonly Square[]) => squares.map(() => [faceAt(100 * at++, 0.74)]);
    expect(await lookAgain([faceAt(0, 0.3)], [], limits, look)).toEqual([]);
    expect(at).toBe(3);
  });
});

test.each([
  [640, 480],
  [480, 640],
  [480, 480],
  [1920, 300],
])(
  'search squares of %i × %i stay inside, and every face of a third of the shorter side lies in one',
  (width, height) => {
    const squares = searchSquares(width, height);
    const face = Math.min(width, height) / 3;
    for (const { cx, cy, side } of squares) {
      expect(cx - side / 2).toBeGreaterThan(-1);
      expect(cy + side / 2).toBeLessThan(height + 1);
    }
    for (let x = 0; x <= width - face; x += 7) {
      for (let y = 0; y <= height - face; y += 7) {
        const holds = squares.some(
          ({ cx, cy, side }) =>
            cx - side / 2 <= x + 0.01 &&
            cx + side / 2 >= x + face - 0.01 &&
            cy - side / 2 <= y + 0.01 &&
            cy + side / 2 >= y + face - 0.01,
        );
        expect(holds).toBe(true);
      }
    }
  },
);
