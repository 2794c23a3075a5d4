import type { Sample } from '@howifeel/edge-api/contract';
import type { MediaMoment } from '@howifeel/fer-data/readings';
import { createHistogramWindows } from '../sharing/histogram-windows.ts';

/** A film summed up as a shared session is: five-second windows by face, for tables and sentences. */
export function toWindows(moments: readonly MediaMoment[]): Map<number, Sample[]> {
  const windows = createHistogramWindows({ everyTrack: true });
  const samples = moments.flatMap(({ seconds, faces }) => windows.add(seconds * 1000, faces)).concat(windows.flush());
  const byTrack = new Map<number, Sample[]>();
  for (const sample of samples) byTrack.set(sample.track, [...(byTrack.get(sample.track) ?? []), sample]);
  return byTrack;
}
