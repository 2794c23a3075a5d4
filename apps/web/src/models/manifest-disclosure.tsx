import { createApiClient } from '@howifeel/edge-api/contract';
import type { ModelManifest } from '@howifeel/fer-models/manifest';
import { createResource, createSignal, Match, Switch, type JSX } from 'solid-js';
import { Disclosure } from '../ui/disclosure.tsx';
import { Loading } from '../ui/loading.tsx';
import { toProblem } from '../ui/problem.ts';
import { RetryNotice } from '../ui/retry-notice.tsx';

/** What a model's manifest tells, folded away; the manifest is asked for when somebody looks. */
export function ManifestDisclosure(props: {
  id: string;
  summary: string;
  /** What is said while the manifest comes. */
  loading: string;
  children: (manifest: ModelManifest) => JSX.Element;
}) {
  const [wanted, setWanted] = createSignal(false);
  const [manifest, { refetch }] = createResource(
    () => (wanted() ? props.id : null),
    (id) => createApiClient().getModel(id),
  );
  return (
    <Disclosure summary={props.summary} onToggle={(open) => open && setWanted(true)}>
      <Switch>
        <Match when={manifest.error as unknown}>
          {(error) => <RetryNotice problem={toProblem(error())} onRetry={() => void refetch()} />}
        </Match>
        <Match when={manifest.loading}>
          <Loading what={props.loading} />
        </Match>
        <Match when={manifest()}>{(loaded) => <>{props.children(loaded())}</>}</Match>
      </Switch>
    </Disclosure>
  );
}
