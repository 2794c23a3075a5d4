import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { expect, test } from 'vitest';
import { LivePanel } from './live-panel.tsx';

test('says which face it is about while there are several', () => {
  const happy = [0, 0, 0, 1, 0, 0, 0];
  const face = { track: 3, box: { x: 0, y: 0, width: 9, height: 9 }, probabilities: happy, raw: happy };
  const [number, setNumber] = createSignal<number | undefined>(2);
  render(() => <LivePanel face={face} number={number()} leading={EMOTIONS[3]} points={() => []} />);
  expect(screen.getByTestId('leading-emotion').textContent).toContain('Face 2, nearest');
  setNumber(undefined);
  expect(screen.getByTestId('leading-emotion').textContent).not.toContain('Face');
});
