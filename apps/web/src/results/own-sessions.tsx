import { A } from '@solidjs/router';
import { createResource, createSignal, For, Show } from 'solid-js';
import type { OwnSession } from '../sharing/database.ts';
import { listOwnSessions, type ListedSession } from '../sharing/list-own-sessions.ts';
import { sharingDatabase, sharingOutbox } from '../sharing/open-sharing.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { formatMoment } from '../ui/format.ts';
import { Notice, ProblemNotice } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { toProblem, type Problem } from '../ui/problem.ts';
import { titleOf } from './title-of.ts';
import styles from './results-page.module.css';

/** What was shared from this device, kept on it: what became of each, and a way to delete it. */
export function OwnSessions() {
  const [own, { refetch }] = createResource(async () => listOwnSessions(await sharingDatabase()));
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const remove = async ({ id }: OwnSession) => {
    setProblem(null);
    try {
      await (await sharingOutbox()).forget(id);
    } catch (error) {
      setProblem(toProblem(error));
    }
    await refetch();
  };
  const words = ({ state, waiting, server, deleting }: ListedSession) => {
    if (deleting) return ', to be deleted as soon as the server answers';
    if (state === 'refused') return ', refused: nothing was shared';
    if (!server) return ', kept here until the network is back';
    if (waiting > 0) return `, ${waiting} waiting to be sent`;
    if (state === 'ending') return ', to be closed once the network is back';
    return state === 'ended' ? ', closed' : ', open';
  };
  const about = (session: ListedSession) => (
    <>
      <strong>{titleOf(session)}</strong>
      <span class="quiet small">
        {formatMoment(session.startedAt)}
        {words(session)}
      </span>
    </>
  );
  return (
    <Show when={own.error || own.latest?.length}>
      <Section title="Shared from this device">
        <Show when={own.error as unknown}>
          <Notice>
            <p>This browser lets the page keep nothing, so what was shared from here cannot be listed.</p>
          </Notice>
        </Show>
        <ul>
          <For each={own.error ? [] : own.latest}>
            {(session) => (
              <li class={styles['own']}>
                <Show when={session.server} fallback={<div data-testid="own-session">{about(session)}</div>}>
                  {(server) => (
                    <A href={server().sharePath} data-testid="own-session">
                      {about(session)}
                    </A>
                  )}
                </Show>
                <ConfirmButton
                  kind="ghost"
                  label="Delete"
                  sure="Really delete"
                  testId="own-delete"
                  onConfirm={() => void remove(session)}
                />
              </li>
            )}
          </For>
        </ul>
        <Show when={problem()}>{(fault) => <ProblemNotice problem={fault()} />}</Show>
      </Section>
    </Show>
  );
}
