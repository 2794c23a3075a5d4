import { createApiClient, type ModelSummary } from '@howifeel/edge-api/contract';
import { createResource, createSignal, For, Match, Show, Switch } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { formatBytes, formatMillions, formatPercent } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page, PageHead } from '../ui/page.tsx';
import { toProblem } from '../ui/problem.ts';
import { RetryNotice } from '../ui/retry-notice.tsx';
import { chooseModel, chosenModel } from './chosen-model.ts';
import { Measured } from './measured.tsx';
import { ModelCard } from './model-card.tsx';
import styles from './models-page.module.css';

/** What has been published here: compare, pick one for this device. */
export default function ModelsPage() {
  const [list, { refetch }] = createResource(() => createApiClient().listModels());
  const [chosen, setChosen] = createSignal(chosenModel());
  const used = () => chosen() ?? (list.error ? null : list()?.default);
  const use = (model: ModelSummary) => {
    chooseModel(model.isDefault ? null : model.id);
    setChosen(chosenModel());
  };
  return (
    <Page>
      <PageHead title="Models">
        <p class="quiet">
          Each comes with what it was measured to do. The one in use is loaded when recognition starts.
        </p>
      </PageHead>
      <Switch>
        <Match when={list.error as unknown}>
          {(error) => <RetryNotice problem={toProblem(error())} onRetry={() => void refetch()} />}
        </Match>
        <Match when={list.loading}>
          <Loading what="Loading the list of models" />
        </Match>
        <Match when={list()?.models.length === 0}>
          <Notice title="No model has been published here yet">
            <p>
              Train one and publish it: <code>npm run trainer -- publish RUN --to URL --token TOKEN</code>
            </p>
          </Notice>
        </Match>
        <Match when={list()}>
          {(loaded) => (
            <ul class={styles['list']}>
              <For each={defaultFirst(loaded().models)}>
                {(model) => <ModelRow model={model} used={used() === model.id} onUse={() => use(model)} />}
              </For>
            </ul>
          )}
        </Match>
      </Switch>
    </Page>
  );
}

function defaultFirst(models: readonly ModelSummary[]): ModelSummary[] {
  return models.toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

function ModelRow(props: { model: ModelSummary; used: boolean; onUse: () => void }) {
  return (
    <li class={styles['model']}>
      <div class={styles['row']} data-testid={`model-${props.model.id}`}>
        <div class={styles['text']}>
          <div class={styles['name']}>
            <h2>{props.model.name}</h2>
            <Show when={props.model.isDefault}>
              <span class={styles['tag']}>Default</span>
            </Show>
          </div>
          <p class="quiet">{props.model.description}</p>
        </div>
        <Button aria-pressed={props.used} onClick={() => !props.used && props.onUse()}>
          <Show when={props.used}>
            <Icon name="check" size={18} />
          </Show>
          {props.used ? 'In use' : 'Use this model'}
        </Button>
        <dl class={styles['facts']}>
          <div>
            <dt>Accuracy{props.model.metrics && `, ${props.model.metrics.split}`}</dt>
            <dd>{props.model.metrics ? formatPercent(props.model.metrics.accuracy, 1) : 'not measured'}</dd>
          </div>
          <div>
            <dt>Macro F1</dt>
            <dd>{props.model.metrics ? props.model.metrics.macroF1.toFixed(3) : 'not measured'}</dd>
          </div>
          <div>
            <dt>Download</dt>
            <dd>{formatBytes(props.model.bytes)}</dd>
          </div>
          <div>
            <dt>Parameters</dt>
            <dd>{formatMillions(props.model.parameters)}</dd>
          </div>
          <div>
            <dt>Work a face</dt>
            <dd>{formatMillions(props.model.macs)} MAC</dd>
          </div>
        </dl>
        <div class={styles['measured']}>
          <Measured id={props.model.id} />
        </div>
      </div>
      <ModelCard id={props.model.id} />
    </li>
  );
}
