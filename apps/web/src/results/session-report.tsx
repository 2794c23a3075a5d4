import type { LiveState, SessionDetail } from '@howifeel/edge-api/contract';
import { WINDOW_SECONDS } from '@howifeel/edge-api/contract';
import { A } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { Limits } from '../about/limits.tsx';
import { Distribution } from '../charts/distribution.tsx';
import { EmotionTimeline } from '../charts/emotion-timeline.tsx';
import { ValenceScale } from '../charts/valence-scale.tsx';
import { saveBlob } from '../ui/save-blob.ts';
import { describeSession } from '../reading/describe-session.ts';
import { summariseValence } from '../reading/valence.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { formatDuration, formatMoment } from '../ui/format.ts';
import { Notice, ProblemNotice } from '../ui/notice.tsx';
import { Actions, PageHead, Section } from '../ui/page.tsx';
import { toProblem, type Problem } from '../ui/problem.ts';
import { LiveBadge } from './live-badge.tsx';
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
  const duration = () =>
    Math.max(0, ...tracks().map((track) => (track.timeline.at(-1)?.offsetMs ?? 0) + WINDOW_SECONDS * 1000));
  return (
    <>
      <PageHead
        title={
          <>
            {titleOf(session())}{' '}
            <Show when={session().endedAt === null}>
              <LiveBadge session={session()} line={props.line} />
            </Show>
          </>
        }
        meta={
          <>
            <span>{formatMoment(session().startedAt)}</span>
            <span data-testid="session-samples" data-value={session().samples}>
              {formatDuration(duration())}
            </span>
            <span>{session().faces === 1 ? '1 face' : `${session().faces} faces`}</span>
            <span>
              Model <A href="/models">{session().modelId}</A>
            </span>
          </>
        }
      >
        <p class={styles['words']} data-testid="session-words">
          {describeSession(session().distribution, tracks())}
        </p>
      </PageHead>
      <Show
        when={session().distribution}
        fallback={
          <Notice title="Nothing here yet">
            <p>The first numbers arrive a few seconds after a face is in view.</p>
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
      <Section title="Take it with you">
        <Actions>
          <Export session={session()} format="csv" writeToken={props.writeToken} />
          <Export session={session()} format="json" writeToken={props.writeToken} />
          <Show when={props.writeToken}>
            <DeleteButton onDelete={props.onDelete} />
          </Show>
        </Actions>
        <p class="quiet small">Deleted by itself on {formatMoment(session().expiresAt)}.</p>
      </Section>
    </>
  );
}

/** A link; of a private session, whose token must not be in an address, a request. */
function Export(props: { session: SessionDetail; format: 'csv' | 'json'; writeToken: string | undefined }) {
  const href = () => `/api/sessions/${props.session.id}/export.${props.format}`;
  const download = async (event: MouseEvent) => {
    if (props.session.visibility !== 'private' || !props.writeToken) return;
    event.preventDefault();
    const response = await fetch(href(), { headers: { authorization: `Bearer ${props.writeToken}` } });
    if (response.ok) saveBlob(await response.blob(), `session.${props.format}`);
  };
  return (
    <a
      class={buttonClass('secondary')}
      href={href()}
      download=""
      rel="external"
      onClick={(event) => void download(event)}
    >
      Download {props.format.toUpperCase()}
    </a>
  );
}

/** Asks once more before it deletes. */
function DeleteButton(props: { onDelete: () => Promise<void> }) {
  const [sure, setSure] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const remove = () => props.onDelete().catch((error: unknown) => setProblem(toProblem(error)));
  return (
    <>
      <Show
        when={sure()}
        fallback={
          <Button kind="danger" data-testid="session-delete" onClick={() => setSure(true)}>
            Delete this session
          </Button>
        }
      >
        <Button kind="danger" data-testid="session-delete-confirm" onClick={() => void remove()}>
          Really delete everything
        </Button>
      </Show>
      <Show when={problem()}>{(fault) => <ProblemNotice problem={fault()} />}</Show>
    </>
  );
}
