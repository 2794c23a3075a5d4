import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { render, screen } from '@solidjs/testing-library';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { FrameSource } from '../sources/frame-source.ts';
import { Stage } from './stage.tsx';

const happy = [0, 0, 0, 1, 0, 0, 0];
const box = { x: 10, y: 10, width: 40, height: 40 };

test('labels of several faces begin with the number of the face', () => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  const source: FrameSource = {
    ...{ kind: 'camera', mirrored: false, element: document.createElement('canvas') },
    ...{ grab: async () => null, onNextFrame: () => () => undefined, stop: () => undefined },
  };
  const faces = [4, 6].map((track) => ({ track, box, probabilities: happy, raw: happy }));
  const timings = { upload: 0, detect: 0, classify: 0, total: 0 };
  render(() => (
    <Stage
      source={source}
      mirrored={false}
      reading={{ width: 640, height: 480, faces, timings }}
      leadingOf={() => EMOTIONS[3]}
      numberOf={(track) => (track === 4 ? 1 : 2)}
      hint=""
    >
      nothing
    </Stage>
  ));
  expect(screen.getAllByTestId('face').map((face) => face.textContent)).toEqual(['1Happy 100 %', '2Happy 100 %']);
});
