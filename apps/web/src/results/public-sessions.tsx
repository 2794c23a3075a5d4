import { createApiClient, type PublicFilter, type SessionSummary } from '@howifeel/edge-api/contract';
import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { leadingEmotion } from '@howifeel/fer-data/readings';
import { A } from '@solidjs/router';
import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { Strip } from '../charts/strip.tsx';
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { toProblem, type Problem } from '../ui/problem.ts';
import { RetryNotice } from '../ui/retry-notice.tsx';
import { titleOf } from './title-of.ts';
import styles from './results-page.module.css';

/** Sessions that a page of the list holds. */
const PAGE = 20;

/** @example 'mostly happy' */
function mostly(distribution: number[]): string {
  const leading = leadingEmotion(distribution);
  return leading ? `mostly ${leading.name}` : 'mixed';
}

/** Public sessions, newest first, page by page; those that one expression leads in, if asked for. */
export function PublicSessions(props: { filter: PublicFilter }) {
  const api = createApiClient();
  const [sessions, setSessions] = createSignal<SessionSummary[]>([]);
  const [next, setNext] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const [expression, setExpression] = createSignal('');
  let turn = 0;

  const load = async (cursor?: string) => {
    const mine = ++turn;
    setProblem(null);
    try {
      const page = await api.listSessions(cursor, { ...props.filter, limit: PAGE });
      if (mine !== turn) return;
      setSessions((before) => (cursor ? [...before, ...page.sessions] : page.sessions));
      setNext(page.next);
    } catch (error) {
      if (mine === turn) setProblem(toProblem(error));
    }
  };
  createEffect(
    on(
      () => props.filter,
      () => void load(),
    ),
  );
  const shown = () =>
    sessions().filter(
      ({ distribution }) =>
        expression() === '' ||
        (distribution !== null && (leadingEmotion(distribution)?.name ?? 'unsure') === expression()),
    );
  return (
    <Show when={sessions().length > 0 || problem()}>
      <Section title="Public sessions">
        <Show when={sessions().length > 0}>
          <label class={styles['expression']}>
            Mostly
            <select
              class="field"
              data-testid="filter-expression"
              value={expression()}
              onChange={({ currentTarget: { value } }) => setExpression(value)}
            >
              <option value="">anything</option>
              <For each={EMOTIONS}>{(emotion) => <option value={emotion.name}>{emotion.name}</option>}</For>
              <option value="unsure">mixed</option>
            </select>
          </label>
          <div data-testid="public-sessions">
            <For
              each={shown()}
              fallback={<p class="quiet">None of those shown is mostly that.{next() ? ' More can be loaded.' : ''}</p>}
            >
              {(session) => (
                <A href={`/s/${session.id}`} class={styles['session']!}>
                  <span>
                    <strong>{titleOf(session)}</strong>
                    <span class="quiet small">
                      {formatMoment(session.startedAt)}
                      {session.faces > 1 && `, ${session.faces} faces`}
                      {session.distribution && `, ${mostly(session.distribution)}`}
                    </span>
                  </span>
                  <Show when={session.distribution}>{(shares) => <Strip shares={shares()} />}</Show>
                </A>
              )}
            </For>
          </div>
        </Show>
        <Show when={next()}>
          {(cursor) => (
            <div>
              <Button onClick={() => void load(cursor())}>Show more</Button>
            </div>
          )}
        </Show>
        <Show when={problem()}>{(fault) => <RetryNotice problem={fault()} onRetry={() => void load()} />}</Show>
      </Section>
    </Show>
  );
}
