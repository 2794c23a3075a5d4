import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { expect, test } from 'vitest';
import { EmotionBars } from './emotion-bars.tsx';

test('seven bars in fixed order, whatever leads', () => {
  const [probabilities, setProbabilities] = createSignal([0.05, 0, 0, 0.9, 0.05, 0, 0]);
  render(() => <EmotionBars probabilities={probabilities()} leading={EMOTIONS[3]} />);
  const order = () => screen.getAllByRole('meter').map((bar) => bar.getAttribute('aria-label'));
  expect(order()).toEqual(EMOTIONS.map((emotion) => emotion.title));
  expect(screen.getByTestId('bar-happy').getAttribute('aria-valuenow')).toBe('90');
  setProbabilities([0, 0, 0, 0, 0, 0.62, 0.38]);
  expect(order()).toEqual(EMOTIONS.map((emotion) => emotion.title));
  expect(screen.getByTestId('bar-happy').getAttribute('aria-valuenow')).toBe('0');
  expect(screen.getByTestId('bar-sad').getAttribute('aria-valuenow')).toBe('62');
  expect(screen.getByText('62 %')).toBeTruthy();
});

test('without a face there is no number, not a zero', () => {
  render(() => <EmotionBars probabilities={null} leading={null} />);
  expect(screen.queryByText('0 %')).toBeNull();
  expect(screen.getAllByText('–')).toHaveLength(7);
});
