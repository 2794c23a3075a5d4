import { createApiClient, WINDOW_SECONDS, type PublicFilter, type Stats } from '@howifeel/edge-api/contract';
import { A } from '@solidjs/router';
import { createEffect, createMemo, createResource, createSignal, For, Match, Show, Switch } from 'solid-js';
import { Days } from '../charts/days.tsx';
import { Distribution } from '../charts/distribution.tsx';
import { Strip } from '../charts/strip.tsx';
import { Button } from '../ui/button.tsx';
import { formatDuration } from '../ui/format.ts';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page, PageHead, Section } from '../ui/page.tsx';
import { toProblem } from '../ui/problem.ts';
import { RetryNotice } from '../ui/retry-notice.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { firstDayOf, type Period } from './period.ts';
import { PublicSessions } from './public-sessions.tsx';
import { ResultFilters } from './result-filters.tsx';
import styles from './results-page.module.css';

/** The dashboard: how much, which expressions, which models; then public sessions, and this device's own. */
export default function ResultsPage() {
  const api = createApiClient();
  const [period, setPeriod] = createSignal<Period>('all');
  const [model, setModel] = createSignal<string | null>(null);
  const filter = createMemo((): PublicFilter => {
    const [from, only] = [firstDayOf(period()), model()];
    return { ...(from && { from }), ...(only && { model: only }) };
  });
  const [stats, { refetch }] = createResource(filter, (chosen) => api.getStats(chosen));
  const [models, setModels] = createSignal<string[]>([]);
  createEffect(() => {
    const found = stats.error ? [] : (stats.latest?.byModel ?? []).map(({ modelId }) => modelId);
    setModels((known) => [...new Set([...known, ...found])].sort());
  });
  const showAll = () => {
    setPeriod('all');
    setModel(null);
  };
  const filtered = () => period() !== 'all' || model() !== null;
  return (
    <Page>
      <PageHead title="Results">
        <p class="quiet">What people chose to make public: numbers over time, never pictures.</p>
        <Show when={filtered() || models().length > 0}>
          <ResultFilters period={period()} onPeriod={setPeriod} model={model()} models={models()} onModel={setModel} />
        </Show>
      </PageHead>
      <Switch>
        <Match when={stats.error as unknown}>
          {(error) => <RetryNotice problem={toProblem(error())} onRetry={() => void refetch()} />}
        </Match>
        <Match when={stats.loading && !stats.latest}>
          <Loading what="Loading the results" />
        </Match>
        <Match when={stats.latest?.sessions === 0 && filtered()}>
          <Notice title="Nothing public here">
            <p>No public session began in this time{model() !== null && ', with this model'}.</p>
            <div>
              <Button onClick={showAll}>Show everything</Button>
            </div>
          </Notice>
        </Match>
        <Match when={stats.latest?.sessions === 0}>
          <Notice title="Nothing is public yet">
            <p>
              Be the first: <A href="/">start on the live page</A>, press Share, and choose Everyone.
            </p>
          </Notice>
        </Match>
        <Match when={stats.latest}>{(loaded) => <Dashboard stats={loaded()} />}</Match>
      </Switch>
      {/* A server that does not answer is told of once, above. */}
      <Show when={!stats.error}>
        <PublicSessions filter={filter()} />
      </Show>
      <OwnSessions />
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
          <dd data-testid="total-sessions">{stats().sessions.toLocaleString()}</dd>
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
      <div class={styles['glance']}>
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
      </div>
      <Section title="Which models">
        <ul class={styles['models']}>
          <For each={stats().byModel}>
            {(model) => (
              <li>
                <span>
                  <A href="/models">{model.modelId}</A>
                  <span class="quiet small">
                    {model.sessions.toLocaleString()} {model.sessions === 1 ? 'session' : 'sessions'},{' '}
                    {formatDuration(model.samples * WINDOW_SECONDS * 1000)}
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
