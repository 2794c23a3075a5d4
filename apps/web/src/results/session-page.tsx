import { ApiError, createApiClient } from '@howifeel/edge-api/contract';
import { A, useParams } from '@solidjs/router';
import { Show } from 'solid-js';
import { sharingDatabase } from '../sharing/open-sharing.ts';
import { Notice, ProblemNotice } from '../ui/notice.tsx';
import { Button } from '../ui/button.tsx';
import { Page, PageHead } from '../ui/page.tsx';
import { createPolled } from './create-polled.ts';
import { SessionReport } from './session-report.tsx';

/** Milliseconds between two looks at a session that is still going on. */
const POLL_MS = 4000;

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
  const api = createApiClient();
  const token = async () => (await (await sharingDatabase()).get('sessions', props.id))?.writeToken;
  const { value, problem, refresh } = createPolled(
    async () => {
      const writeToken = await token();
      return loadOrGone(() => api.getSession(props.id, writeToken), writeToken);
    },
    (loaded) => loaded !== 'gone' && loaded.session.endedAt === null,
    POLL_MS,
  );
  const remove = async (writeToken: string) => {
    await api.deleteSession(props.id, writeToken);
    await (await sharingDatabase()).delete('sessions', props.id);
    await refresh();
  };
  const found = () => {
    const loaded = value();
    return loaded === 'gone' ? undefined : loaded;
  };
  return (
    <Page>
      <Show when={value() === 'gone'}>
        <div data-testid="session-gone">
          <PageHead title="This session is not here">
            <p class="quiet">It was deleted, it has expired, or the address is not complete.</p>
          </PageHead>
          <p>
            <A href="/results">See all results</A>
          </p>
        </div>
      </Show>
      <Show when={found()}>
        {(loaded) => <SessionReport session={loaded().session} writeToken={loaded().writeToken} onDelete={remove} />}
      </Show>
      <Show when={problem()}>
        {(fault) => (
          <ProblemNotice problem={fault()}>
            <Button onClick={() => void refresh()}>Try again</Button>
          </ProblemNotice>
        )}
      </Show>
      <Show when={!value() && !problem()}>
        <Notice>
          <p>Loading the session</p>
        </Notice>
      </Show>
    </Page>
  );
}

/** A session that is not there is an answer, not a failure. */
async function loadOrGone<T>(load: () => Promise<T>, writeToken: string | undefined) {
  try {
    return { session: await load(), writeToken };
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.code === 'invalid_request')) return 'gone';
    throw error;
  }
}
