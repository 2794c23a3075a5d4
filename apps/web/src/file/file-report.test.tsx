import type { MediaReading } from '@howifeel/fer-data/readings';
import { render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { expect, test } from 'vitest';
import { faceTracks } from './face-tracks.ts';
import { FileReport } from './file-report.tsx';

const happy = [0, 0, 0, 1, 0, 0, 0];
const face = { track: 1, box: { x: 0, y: 0, width: 9, height: 9 }, probabilities: happy, raw: happy, leading: null };

/** What is known of a film after so many seconds. */
const readingOf = (seconds: number): MediaReading => ({
  ...{ name: 'film.mp4', kind: 'video', width: 200, height: 100, seconds: 60, rate: 1, modelId: 'm', detector: 'd' },
  moments: Array.from({ length: seconds }, (_, at) => ({ seconds: at, faces: [face] })),
});

test('a table that was opened stays open while more of the film is read', () => {
  const [reading, setReading] = createSignal(readingOf(4));
  render(() => (
    <FileReport
      file={new File([], 'film.mp4')}
      reading={reading()}
      tracks={faceTracks(reading().moments)}
      done={false}
    />
  ));
  const table = screen.getByText('As a table').closest('details')!;
  table.open = true;
  setReading(readingOf(12));
  expect(screen.getByText('As a table').closest('details')).toBe(table);
  expect(table.querySelectorAll('tbody tr')).toHaveLength(3);
});
