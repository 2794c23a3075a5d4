import type { SessionDetail } from '@howifeel/edge-api/contract';
import { createSignal, Show } from 'solid-js';
import { buttonClass } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { formatMoment } from '../ui/format.ts';
import { ProblemNotice } from '../ui/notice.tsx';
import { Actions, Section } from '../ui/page.tsx';
import { toProblem, type Problem } from '../ui/problem.ts';
import { saveBlob } from '../ui/save-blob.ts';

const NOT_FETCHED: Problem = {
  code: 'export_failed',
  message: 'The file did not come.',
  hint: 'Check the network of this device, then try again.',
};

/** The end of a report: its files, for its owner the way to delete it, and until when it is kept. */
export function TakeAway(props: {
  session: SessionDetail;
  /** Present on the device that shared it. */
  writeToken: string | undefined;
  onDelete: () => Promise<void>;
}) {
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const some = () => props.session.samples > 0;
  return (
    <Section title={some() ? 'Take it with you' : 'How long it stays'}>
      <Show when={some() || props.writeToken}>
        <Actions>
          <Show when={some()}>
            <Export session={props.session} format="csv" writeToken={props.writeToken} onProblem={setProblem} />
            <Export session={props.session} format="json" writeToken={props.writeToken} onProblem={setProblem} />
          </Show>
          <Show when={props.writeToken}>
            <ConfirmButton
              label="Delete this session"
              sure="Really delete everything"
              testId="session-delete"
              onConfirm={() => void props.onDelete().catch((error: unknown) => setProblem(toProblem(error)))}
            />
          </Show>
        </Actions>
      </Show>
      <Show when={problem()}>{(fault) => <ProblemNotice problem={fault()} />}</Show>
      <p class="quiet small">Deleted by itself on {formatMoment(props.session.expiresAt)}.</p>
    </Section>
  );
}

/** A link; of a private session, whose token must not be in an address, a request. */
function Export(props: {
  session: SessionDetail;
  format: 'csv' | 'json';
  writeToken: string | undefined;
  onProblem: (problem: Problem | null) => void;
}) {
  const href = () => `/api/sessions/${props.session.id}/export.${props.format}`;
  const download = async (event: MouseEvent) => {
    if (props.session.visibility !== 'private' || !props.writeToken) return;
    event.preventDefault();
    const headers = { authorization: `Bearer ${props.writeToken}` };
    const file = await fetch(href(), { headers })
      .then((response) => (response.ok ? response.blob() : null))
      .catch(() => null);
    props.onProblem(file ? null : NOT_FETCHED);
    if (file) saveBlob(file, `howifeel-${props.session.id}.${props.format}`);
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
