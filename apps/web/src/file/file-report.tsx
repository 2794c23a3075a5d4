import type { MediaReading } from '@howifeel/fer-data/readings';
import { createMemo, For, Show } from 'solid-js';
import { Limits } from '../about/limits.tsx';
import { Distribution } from '../charts/distribution.tsx';
import { TimelineTable } from '../charts/timeline-table.tsx';
import { describeSession } from '../reading/describe-session.ts';
import { Notice } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { Exports } from './exports.tsx';
import type { FaceTrack } from './face-tracks.ts';
import { toWindows } from './to-windows.ts';
import styles from './file-page.module.css';

/** The whole file in a few words, numbers to take away, and what they can tell. */
export function FileReport(props: {
  file: File;
  reading: MediaReading;
  /** Of the same moments. */
  tracks: FaceTrack[];
  done: boolean;
}) {
  const windows = createMemo(() => toWindows(props.reading.moments));
  const overall = createMemo(() => {
    const frames = props.tracks.reduce((sum, track) => sum + track.frames, 0);
    if (frames === 0) return null;
    return props.tracks[0]!.distribution.map((_, index) =>
      props.tracks.reduce((sum, track) => sum + track.distribution[index]! * (track.frames / frames), 0),
    );
  });
  const words = () =>
    describeSession(
      overall(),
      [...windows().values()].map((timeline) => ({ timeline })),
    );
  return (
    <Show
      when={overall()}
      fallback={
        <Show when={props.done}>
          <Notice title="No face was found">
            <p>
              Faces are found from about a tenth of the picture’s width on, when they look towards the camera. Try a
              closer or brighter one.
            </p>
          </Notice>
        </Show>
      }
    >
      {(shares) => (
        <>
          <Show when={props.reading.kind === 'video'}>
            <Section title="Over the whole film">
              <p class={styles['words']}>{words()}</p>
              <Distribution shares={shares()} />
              <div>
                <For each={props.tracks.map(({ track }) => track)}>
                  {(track) => (
                    <TimelineTable
                      timeline={windows().get(track) ?? []}
                      label={`Expressions of face ${track} over time`}
                      summary={props.tracks.length > 1 ? `Face ${track} as a table` : undefined}
                    />
                  )}
                </For>
              </div>
            </Section>
          </Show>
          <Section title="Take it with you">
            <Exports file={props.file} reading={props.reading} />
            <p class="quiet small">Made on this device; nothing was sent.</p>
          </Section>
          <Section title="What this can and cannot tell">
            <Limits />
          </Section>
        </>
      )}
    </Show>
  );
}
