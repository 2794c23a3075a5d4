import { createApiClient } from '@howifeel/edge-api/contract';
import { A, useParams } from '@solidjs/router';
import { createResource, Show } from 'solid-js';
import { createTitle } from '../shell/create-title.ts';
import { findOwnSession } from '../sharing/database.ts';
import { sharingDatabase, sharingOutbox } from '../sharing/open-sharing.ts';
import { Loading } from '../ui/loading.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Actions, Page, PageHead } from '../ui/page.tsx';
import { RetryNotice } from '../ui/retry-notice.tsx';
import { createWatchedSession } from './create-watched-session.ts';
import { SessionPageSettings, type SessionSettings } from './session-page-settings.tsx';
import { SessionReport } from './session-report.tsx';
import { titleOf } from './title-of.ts';

const GONE = 'This session is not here';

/** A shared session, at the address that was shared; it grows while it is watched. */
export default function SessionPage() {
  const params = useParams<{ id: string }>();
  return (
    <Show when={params.id} keyed>
      {(id) => <Session id={id} />}
    </Show>
  );
}

function Session(props: { id: string }) {
  // eslint-disable-next-line solid/reactivity -- keyed by the id above
  const { id } = props;
  const api = createApiClient();
  // A browser that keeps nothing has no token, and sees what everybody sees.
  const find = () =>
    sharingDatabase()
      .then((database) => findOwnSession(database, id))
      .catch(() => undefined);
  const token = async () => (await find())?.writeToken;
  const [mine] = createResource(find);
  const writeToken = () => mine()?.writeToken;
  const { value, problem, refresh, take, line, stop } = createWatchedSession({ id, writeToken: token, api });
  const remove = async () => {
    await (await sharingOutbox()).forget(mine()!.id);
    take('gone');
    stop();
  };
  const change = async (settings: SessionSettings) => {
    const own = mine()!;
    take(await api.patchSession(id, own.writeToken, settings));
    // The device's own list goes by the title it keeps.
    await (await sharingOutbox()).change(own.id, { title: settings.title });
  };
  const found = () => {
    const session = value();
    return session === 'gone' ? undefined : session;
  };
  createTitle(() => {
    const session = value();
    return session === 'gone' ? GONE : session && titleOf(session);
  });
  return (
    <Page>
      <Show when={!value()}>
        <PageHead title={titleOf({ title: '' })} />
      </Show>
      <Show when={value() === 'gone'}>
        <PageHead title={GONE}>
          <p class="quiet" data-testid="session-gone">
            It was deleted, it has expired, it is private, or the address is not complete.
          </p>
        </PageHead>
        <Actions>
          <A href="/results" class={buttonClass('secondary')}>
            See all results
          </A>
        </Actions>
      </Show>
      <Show when={found()}>
        {(session) => <SessionReport session={session()} line={line()} writeToken={writeToken()} onDelete={remove} />}
      </Show>
      <Show when={writeToken() ? found() : undefined}>
        {(session) => <SessionPageSettings session={session()} demo={mine()?.demo === true} onSave={change} />}
      </Show>
      <Show when={problem()}>{(fault) => <RetryNotice problem={fault()} onRetry={() => void refresh()} />}</Show>
      <Show when={!value() && !problem()}>
        <Loading what="Loading the session" />
      </Show>
    </Page>
  );
}
