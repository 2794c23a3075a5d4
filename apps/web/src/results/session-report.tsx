import type { LiveState, SessionDetail } from '@howifeel/edge-api/contract';
import { WINDOW_SECONDS } from '@howifeel/edge-api/contract';
import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { Limits } from '../about/limits.tsx';
import { Distribution } from '../charts/distribution.tsx';
import { EmotionTimeline } from '../charts/emotion-timeline.tsx';
import { ValenceScale } from '../charts/valence-scale.tsx';
import { describeSession } from '../reading/describe-session.ts';
import { summariseValence } from '../reading/valence.ts';
import { formatDuration, formatMoment } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHead, Section } from '../ui/page.tsx';
import { LiveBadge } from './live-badge.tsx';
import { TakeAway } from './take-away.tsx';
import { titleOf } from './title-of.ts';
import styles from './session-page.module.css';

/** A session as a short report: title, when, one sentence, one distribution, a timeline a face, what it can tell. */
export function SessionReport(props: {
  session: SessionDetail;
  /** Of the live line, while the session goes on. */
  line: LiveState | 'off';
  /** Present on the device that shared it. */
  writeToken: string | undefined;
  onDelete: () => Promise<void>;
}) {
  const session = () => props.session;
  const tracks = () => session().tracks;
  const ended = () => session().endedAt !== null;
  const duration = () =>
    Math.max(0, ...tracks().map((track) => (track.timeline.at(-1)?.offsetMs ?? 0) + WINDOW_SECONDS * 1000));
  return (
    <>
      <PageHead
        title={
          <>
            {titleOf(session())}{' '}
            <Show when={!ended()}>
              <LiveBadge session={session()} line={props.line} />
            </Show>
          </>
        }
        meta={
          <>
            <span>{formatMoment(session().startedAt)}</span>
            <Show when={session().samples > 0}>
              <span data-testid="session-samples" data-value={session().samples}>
                {formatDuration(duration())}
              </span>
              <span>{session().faces === 1 ? '1 face' : `${session().faces} faces`}</span>
            </Show>
            <span>
              Model <A href="/models">{session().modelId}</A>
            </span>
          </>
        }
      >
        <p class={styles['words']}>
          {ended() && tracks().length === 0 ? 'Nothing was seen.' : describeSession(session().distribution, tracks())}
        </p>
      </PageHead>
      <Show
        when={session().distribution}
        fallback={
          <Notice>
            <p>
              {ended()
                ? 'The session ended before a face was in view.'
                : 'The first numbers arrive a few seconds after a face is in view.'}
            </p>
          </Notice>
        }
      >
        {(shares) => (
          <Section title="Over all frames">
            <Distribution shares={shares()} />
          </Section>
        )}
      </Show>
      <Show when={tracks().length > 0}>
        <Section title={tracks().length === 1 ? 'Over time' : 'Over time, face by face'}>
          <For each={tracks().map((track) => track.track)}>
            {(id, index) => {
              const track = () => tracks().find((each) => each.track === id)!;
              return (
                <div class={styles['face']}>
                  <Show when={tracks().length > 1}>
                    <h3>
                      Face {index() + 1} <span>{track().frames.toLocaleString()} frames</span>
                    </h3>
                  </Show>
                  <EmotionTimeline
                    timeline={track().timeline}
                    label={`Expressions of face ${index() + 1} over time`}
                    seconds={duration() / 1000}
                  />
                </div>
              );
            }}
          </For>
        </Section>
      </Show>
      <Show when={summariseValence(tracks())}>
        {(summary) => (
          <Section title="Pleasant or not">
            <ValenceScale summary={summary()} />
          </Section>
        )}
      </Show>
      <Section title="What this can and cannot tell">
        <Limits />
      </Section>
      <TakeAway session={session()} writeToken={props.writeToken} onDelete={props.onDelete} />
    </>
  );
}
