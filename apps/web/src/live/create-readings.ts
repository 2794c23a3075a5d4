import { type Emotion, type FaceReading, leadingEmotion } from '@howifeel/fer-data/readings';
import { createSignal } from 'solid-js';
import type { FrameReading } from '../pipeline/protocol.ts';
import { createPerformanceMeter } from '../reading/create-performance-meter.ts';
import { createReadingHistory } from '../reading/reading-history.ts';
import type { PerformanceFigures } from './hud.tsx';

/** What the page shows of the frames so far: the last one, who leads in each face, the last minute, the speed. */
export function createReadings() {
  const [reading, setReading] = createSignal<FrameReading | null>(null);
  const [performance, setPerformance] = createSignal<PerformanceFigures | null>(null);
  const history = createReadingHistory();
  let meter = createPerformanceMeter();
  let leaders = new Map<number, Emotion | null>();

  const add = (next: FrameReading, time: number) => {
    leaders = new Map(
      next.faces.map((face) => [face.track, leadingEmotion(face.probabilities, leaders.get(face.track))]),
    );
    history.add(time, largest(next.faces)?.probabilities ?? null);
    const figures = meter.add(time, next.timings);
    if (figures) setPerformance(figures);
    setReading(next);
  };

  const clear = () => {
    leaders = new Map();
    history.clear();
    meter = createPerformanceMeter();
    setPerformance(null);
    setReading(null);
  };

  const face = () => largest(reading()?.faces ?? []);
  const leadingOf = (track: number) => (reading() ? (leaders.get(track) ?? null) : null);
  const leading = () => {
    const main = face();
    return main ? leadingOf(main.track) : null;
  };
  /** A face's place in the order of tracks, from 1; undefined while it is alone in view. */
  const numberOf = (track: number) => {
    const tracks = (reading()?.faces ?? []).map((face) => face.track).sort((a, b) => a - b);
    return tracks.length > 1 ? tracks.indexOf(track) + 1 : undefined;
  };
  const number = () => {
    const main = face();
    return main ? numberOf(main.track) : undefined;
  };
  const words = () => (face() ? (leading()?.title ?? 'Unsure') : 'No face in view');

  return {
    ...{ add, clear, reading, performance, points: history.points },
    ...{ face, leadingOf, leading, numberOf, number, words },
  };
}

/** The face nearest to the camera is the one that the panel is about. */
function largest(faces: FaceReading[]): FaceReading | null {
  return faces.reduce<FaceReading | null>(
    (best, face) => (best && best.box.width * best.box.height >= face.box.width * face.box.height ? best : face),
    null,
  );
}
