import { render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { expect, test } from 'vitest';
import type { FaceTrack } from './face-tracks.ts';
import { Timeline } from './timeline.tsx';

const track = (id: number): FaceTrack => ({ track: id, frames: 1, distribution: [], points: [] });

test('a face that goes on keeps its strip while more of the film is read', () => {
  const [tracks, setTracks] = createSignal([track(1), track(2)]);
  const { container } = render(() => (
    <Timeline tracks={tracks()} seconds={10} step={0.2} at={0} onSeek={() => undefined} />
  ));
  const strips = () => [...container.querySelectorAll('canvas')];
  const before = strips();
  setTracks([track(2), track(1), track(3)]);
  expect(strips().slice(0, 2)).toEqual([before[1], before[0]]);
  expect(screen.getByText('Face 3')).toBeTruthy();
  setTracks([]);
  expect(strips()).toEqual([]);
});
