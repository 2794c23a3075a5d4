import { ApiError, createApiClient } from '@howifeel/edge-api/contract';
import { A } from '@solidjs/router';
import { createResource, createSignal, For, Show } from 'solid-js';
import type { OwnSession } from '../sharing/database.ts';
import { listOwnSessions } from '../sharing/list-own-sessions.ts';
import { sharingDatabase } from '../sharing/open-sharing.ts';
import { createOutbox } from '../sharing/outbox.ts';
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/format.ts';
import { ProblemNotice } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { toProblem, type Problem } from '../ui/problem.ts';
import styles from './results-page.module.css';

/** What was shared from this device, kept on it: what became of each, and a way to delete it. */
export function OwnSessions() {
  const api = createApiClient();
  const [own, { refetch }] = createResource(async () => listOwnSessions(await sharingDatabase()));
  const [sure, setSure] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const remove = async ({ id, writeToken }: OwnSession) => {
    setProblem(null);
    try {
      await api.deleteSession(id, writeToken).catch((error: unknown) => {
        if (!(error instanceof ApiError && error.status === 404)) throw error;
      });
      const database = await sharingDatabase();
      await createOutbox(database, api).drop(id);
      await database.delete('sessions', id);
      await refetch();
    } catch (error) {
      setProblem(toProblem(error));
    }
  };
  const words = ({ state, waiting }: { state?: OwnSession['state']; waiting: number }) => {
    if (waiting > 0) return `, ${waiting} waiting to be sent`;
    if (state === 'ending') return ', to be closed once the network is back';
    return state === 'ended' ? ', closed' : ', open';
  };
  return (
    <Show when={own.latest?.length}>
      <Section title="Shared from this device">
        <ul>
          <For each={own.latest}>
            {(session) => (
              <li class={styles['own']}>
                <A href={session.sharePath} data-testid="own-session">
                  <strong>{session.title || 'A shared session'}</strong>
                  <span class="quiet small">
                    {formatMoment(session.startedAt)}
                    {words(session)}
                  </span>
                </A>
                <Show
                  when={sure() === session.id}
                  fallback={
                    <Button kind="ghost" data-testid="own-delete" onClick={() => setSure(session.id)}>
                      Delete
                    </Button>
                  }
                >
                  <Button kind="danger" data-testid="own-delete-confirm" onClick={() => void remove(session)}>
                    Really delete
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={problem()}>{(fault) => <ProblemNotice problem={fault()} />}</Show>
      </Section>
    </Show>
  );
}
