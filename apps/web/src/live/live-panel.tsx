import type { Emotion, FaceReading } from '@howifeel/fer-data/readings';
import type { HistoryPoint } from '../reading/reading-history.ts';
import { EmotionBars } from './emotion-bars.tsx';
import { LastMinute } from './last-minute.tsx';
import { LeadingHeading } from './leading-heading.tsx';

/** The reading of the largest face: who leads, the seven bars, the last minute. */
export function LivePanel(props: {
  face: FaceReading | null;
  /** Of the face, while there are several. */
  number: number | undefined;
  leading: Emotion | null;
  points: () => readonly HistoryPoint[];
}) {
  return (
    <>
      <h1 class="visually-hidden">Live reading</h1>
      <LeadingHeading
        face={props.face}
        leading={props.leading}
        about={props.number === undefined ? undefined : `Face ${props.number}, nearest`}
      />
      <EmotionBars probabilities={props.face?.probabilities ?? null} leading={props.leading} />
      <LastMinute points={props.points} />
    </>
  );
}
