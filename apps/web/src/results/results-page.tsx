import { createApiClient, WINDOW_SECONDS, type Stats } from '@howifeel/edge-api/contract';
import { A } from '@solidjs/router';
import { createResource, For, Match, Show, Switch } from 'solid-js';
import { Days } from '../charts/days.tsx';
import { Distribution } from '../charts/distribution.tsx';
import { Strip } from '../charts/strip.tsx';
import { sharingDatabase } from '../sharing/open-sharing.ts';
import { Button } from '../ui/button.tsx';
import { formatDuration, formatMoment } from '../ui/format.ts';
import { Notice, ProblemNotice } from '../ui/notice.tsx';
import { Page, PageHead, Section } from '../ui/page.tsx';
import { toProblem } from '../ui/problem.ts';
import styles from './results-page.module.css';

/** The dashboard: how much, which expressions, which models; then public sessions, and this device's own. */
export default function ResultsPage() {
  const api = createApiClient();
  const [stats, { refetch }] = createResource(() => api.getStats());
  const [sessions] = createResource(() => api.listSessions());
  const [own] = createResource(async () => (await sharingDatabase()).getAll('sessions'));
  const newestOwn = () => [...(own() ?? [])].sort((a, b) => b.startedAt - a.startedAt);
  return (
    <Page>
      <PageHead title="Results">
        <p class="quiet">What people chose to make public: numbers over time, never pictures.</p>
      </PageHead>
      <Switch>
        <Match when={stats.error as unknown}>
          {(error) => (
            <ProblemNotice problem={toProblem(error())}>
              <Button onClick={() => void refetch()}>Try again</Button>
            </ProblemNotice>
          )}
        </Match>
        <Match when={stats.loading}>
          <p class="quiet" role="status">
            Loading
          </p>
        </Match>
        <Match when={stats()?.sessions === 0}>
          <Notice title="Nothing is public yet">
            <p>
              Be the first: <A href="/">start on the live page</A>, press Share, and choose Everyone.
            </p>
          </Notice>
        </Match>
        <Match when={stats()}>{(loaded) => <Dashboard stats={loaded()} />}</Match>
      </Switch>
      <Show when={!sessions.error && sessions()?.sessions.length}>
        <Section title="Public sessions">
          <div>
            <For each={sessions()?.sessions}>
              {(session) => (
                <A href={`/s/${session.id}`} class={styles['session']!}>
                  <span>
                    <strong>{session.title || 'A shared session'}</strong>
                    <span class="quiet small">
                      {formatMoment(session.startedAt)}, model {session.modelId}
                    </span>
                  </span>
                  <Show when={session.distribution}>{(shares) => <Strip shares={shares()} />}</Show>
                </A>
              )}
            </For>
          </div>
        </Section>
      </Show>
      <Show when={newestOwn().length > 0}>
        <Section title="Shared from this device">
          <div>
            <For each={newestOwn()}>
              {(session) => (
                <A href={session.sharePath} class={styles['session']!} data-testid="own-session">
                  <span>
                    <strong>{session.title || 'A shared session'}</strong>
                    <span class="quiet small">{formatMoment(session.startedAt)}</span>
                  </span>
                </A>
              )}
            </For>
          </div>
        </Section>
      </Show>
    </Page>
  );
}

function Dashboard(props: { stats: Stats }) {
  const stats = () => props.stats;
  return (
    <>
      <dl class={styles['totals']}>
        <div>
          <dt>Sessions</dt>
          <dd>{stats().sessions.toLocaleString()}</dd>
        </div>
        <div>
          <dt>Time with a face in view</dt>
          <dd>{formatDuration(stats().samples * WINDOW_SECONDS * 1000)}</dd>
        </div>
        <div>
          <dt>Frames</dt>
          <dd>{stats().frames.toLocaleString()}</dd>
        </div>
      </dl>
      <Show when={stats().distribution}>
        {(shares) => (
          <Section title="Which expressions">
            <Distribution shares={shares()} />
          </Section>
        )}
      </Show>
      <Section title="Day by day">
        <Days days={stats().byDay} />
      </Section>
      <Section title="Which models">
        <ul class={styles['models']}>
          <For each={stats().byModel}>
            {(model) => (
              <li>
                <span>
                  {model.modelId}{' '}
                  <span class="quiet small">
                    {model.sessions} {model.sessions === 1 ? 'session' : 'sessions'}
                  </span>
                </span>
                <Show when={model.distribution}>{(shares) => <Strip shares={shares()} />}</Show>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </>
  );
}
